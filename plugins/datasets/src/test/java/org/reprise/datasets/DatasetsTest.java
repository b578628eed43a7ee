package org.reprise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.core.data.DataCatalog;
import org.reprise.core.data.DataSettings;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;

class DatasetsTest {
    @TempDir
    Path home;

    private DataCatalog catalog() {
        ClassLoader loader = getClass().getClassLoader();
        List<Path> folders = DataSettings.of(System.getenv(), true).folders();
        return new DataCatalog(
                List.of(
                        new DataCatalog.Source(new ImageSets(), loader),
                        new DataCatalog.Source(new LibsvmSets(), loader),
                        new DataCatalog.Source(new BundledTables(), loader)),
                new DataSettings(home, folders, true));
    }

    @ParameterizedTest
    @CsvSource({
        "iris,150,5",
        "wine,178,14",
        "breast-cancer,569,31",
        "diabetes,442,11",
        "boston-housing,506,19",
        "breast-cancer-wisconsin,699,11",
        "dna,3186,181",
        "glass,214,10",
        "house-votes-84,435,17",
        "ionosphere,351,35",
        "letter-recognition,20000,17",
        "ozone,366,13",
        "pima-diabetes,768,9",
        "satellite,6435,37",
        "servo,167,5",
        "shuttle,58000,10",
        "sonar,208,61",
        "soybean,683,36",
        "vehicle,846,19",
        "vowel,990,11",
        "zoo,101,17"
    })
    void bundledTablesHaveTheirKnownShapes(String id, int rows, int columns) {
        TableDataset table = (TableDataset) catalog().load(id);
        assertThat(table.rows()).isEqualTo(rows);
        assertThat(table.columns()).hasSize(columns);
    }

    @Test
    void quotedDigitsAreCategories() {
        TableDataset glass = (TableDataset) catalog().load("glass");
        assertThat(glass.column("Type").categories()).containsExactly("1", "2", "3", "5", "6", "7");
        assertThat(glass.column("RI").numeric()).isTrue();
    }

    @Test
    void sparseFilesAreCheckedByTheirShape() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 208; i++) {
            rows.append(i % 2 == 0 ? "+1" : "-1").append(" 3:0.5 59:-1\n");
        }
        Path folder = Files.createDirectories(home.resolve("mine"));
        Files.writeString(folder.resolve("sonar_scale"), rows);
        DataCatalog catalog = catalog();
        catalog.add("sonar-scale", folder);
        TableDataset sonar = (TableDataset) catalog.load("sonar-scale");
        assertThat(sonar.columns()).hasSize(61);
        assertThat(sonar.column("x59").values()).containsOnly(-1);
        assertThat(sonar.column("x60").values()).containsOnly(0);

        Files.writeString(folder.resolve("sonar_scale"), "+1 1:1\n-1 1:2\n");
        assertThatThrownBy(() -> catalog().load("sonar-scale"))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("2 rows, 1 features and 2 classes; expected 208, 60 and 2");
    }

    @Test
    void digitsAreEightByEight() {
        ImageDataset digits = (ImageDataset) catalog().load("digits");
        assertThat(digits.count()).isEqualTo(1797);
        assertThat(digits.image(0)).hasSize(64);
        assertThat(digits.labels()).startsWith((byte) 0, (byte) 1, (byte) 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "fashion-mnist"})
    void imagesAreSeventyThousand(String id) {
        assumeTrue(catalog().available(id), id + " is not on this machine");
        ImageDataset images = (ImageDataset) catalog().load(id);
        assertThat(List.of(images.count(), images.train(), images.height(), images.width()))
                .containsExactly(70_000, 60_000, 28, 28);
    }
}
