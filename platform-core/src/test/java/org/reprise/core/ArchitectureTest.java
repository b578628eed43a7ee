package org.reprise.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and packages. */
@AnalyzeClasses(packages = "org.reprise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule SPI_IS_LIGHT = classes()
            .that()
            .resideInAPackage("org.reprise.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.reprise.spi..", "org.reprise.graph..", "java..", "org.pf4j..");

    @ArchTest
    static final ArchRule NUMERICS_SEES_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage("org.reprise.numerics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reprise.spi..", "org.reprise.core..");

    @ArchTest
    static final ArchRule GRAPH_ONLY_BUILDS = noClasses()
            .that()
            .resideInAPackage("org.reprise.graph..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reprise.spi..", "org.reprise.core..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_CLI = noClasses()
            .that()
            .resideOutsideOfPackage("org.reprise.core.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.reprise.core.cli..", "picocli..");

    @ArchTest
    static final ArchRule PF4J_HAS_ONE_FACADE = noClasses()
            .that()
            .resideInAPackage("org.reprise.core..")
            .and()
            .resideOutsideOfPackage("org.reprise.core.plugins..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pf4j..");

    @ArchTest
    static final ArchRule VERTX_HAS_ONE_FACADE = noClasses()
            .that()
            .resideInAPackage("org.reprise.core..")
            .and()
            .resideOutsideOfPackage("org.reprise.core.bus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule ONNX_RUNTIME_HAS_ONE_FACADE = noClasses()
            .that()
            .resideInAPackage("org.reprise.core..")
            .and()
            .resideOutsideOfPackage("org.reprise.core.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.onnx.proto..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("org.reprise.core.(*)..").should().beFreeOfCycles();
}
