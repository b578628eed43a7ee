package org.reprise.selu;

import com.google.protobuf.Any;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.protobuf.ProtoProvenanceSerialization;
import java.util.List;
import libsvm.svm;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reprise.datasets.BundledTables;
import org.reprise.testkit.PluginContract;
import org.reprise.testkit.PluginUnderTest;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.math.la.DenseVector;
import org.tribuo.util.onnx.ONNXContext;

class ContractTest extends PluginContract {
    /** A class of each library. */
    static final List<Class<?>> LIBRARIES = List.of(
            Erf.class,
            Model.class,
            Label.class,
            CARTClassificationTrainer.class,
            RandomForestTrainer.class,
            LibSVMClassificationTrainer.class,
            SVMParameters.class,
            DenseVector.class,
            ONNXContext.class,
            svm.class,
            Any.class,
            Configurable.class,
            ProtoProvenanceSerialization.class);

    @RegisterExtension
    static final PluginUnderTest PLUGIN = PluginUnderTest.of(SelfNormalisingNetworks.class)
            .libraries(LIBRARIES.toArray(Class<?>[]::new))
            .with(BundledTables.class)
            .set("rows", "100")
            .set("trainRows", "100")
            .set("testRows", "50")
            .set("samples", "50")
            .set("width", "20")
            .set("draws", "1000")
            .set("trees", "5")
            .set("layers", "2")
            .set("units", "8")
            .set("finest", "4")
            .iterations(8);

    @Override
    protected PluginUnderTest plugin() {
        return PLUGIN;
    }
}
