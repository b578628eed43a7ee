package org.reprise.datasets;

import java.util.List;
import org.pf4j.Extension;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.TableDataset;

/** Small tables of the UCI repository and of scikit-learn, all bundled. */
@Extension
public final class BundledTables implements DatasetProvider {
    private static final List<DatasetInfo> TABLES = List.of(
            table(
                    "iris",
                    "Iris",
                    150,
                    5,
                    "iris.csv",
                    "9cc1c345c71bcc9b486b74cbf6063fa66f4bb5e0f603a4b3c3471ec2e5e8e355"),
            table(
                    "wine",
                    "Wine",
                    178,
                    14,
                    "wine.csv",
                    "0c261a81d5f16dc278d94012e8a23f9ae1cc2e942f2a7997a76e3477d35010c3"),
            table(
                    "breast-cancer",
                    "Breast Cancer Wisconsin (diagnostic)",
                    569,
                    31,
                    "breast_cancer.csv",
                    "bbe6bc506fec05b65edfb905b871a229bdc97341f512e7548a9ecc6081644251"),
            table(
                    "diabetes",
                    "Diabetes progression",
                    442,
                    11,
                    "diabetes.csv",
                    "f5060bc32176d2f47695065d12478e468fac452a515ffc00fce404de6e94a4d2"),
            table(
                    "boston-housing",
                    "Boston Housing (corrected)",
                    506,
                    19,
                    "bostonhousing2.csv",
                    "9abb37ca36cea73aeb3a8af8876b231f4290177dff9de04b2a28d68cdf9fe5ff"),
            table(
                    "breast-cancer-wisconsin",
                    "Wisconsin Breast Cancer (original)",
                    699,
                    11,
                    "breastcancer.csv",
                    "17e724b93a2b8daad83e51975f137295d45054f5795a9dbab3b3242f858f2228"),
            table(
                    "dna",
                    "DNA splice junctions",
                    3186,
                    181,
                    "dna.csv",
                    "279ecaf3353b1b8c1966aec10286ee5888f4de8ca426295720fd0e1eb5615003"),
            table(
                    "glass",
                    "Glass Identification",
                    214,
                    10,
                    "glass.csv",
                    "6c1bc5ccf98200009d2d12d72e5fb45e6eac9d3ab7ac5397a8e8d52565156b1f"),
            table(
                    "house-votes-84",
                    "Congressional Voting Records 1984",
                    435,
                    17,
                    "housevotes84.csv",
                    "ccbb0d3622f8459d1254d96d0f3b3f3e9483d83c14dc5ac4763e50300b6c429d"),
            table(
                    "ionosphere",
                    "Ionosphere",
                    351,
                    35,
                    "ionosphere.csv",
                    "d825dc02ab5c526a6ebdafd11b4730a40810d64f029521449515a0eea79bc7d5"),
            table(
                    "letter-recognition",
                    "Letter Recognition",
                    20000,
                    17,
                    "letterrecognition.csv",
                    "b63c465dbba15552b15f1932b259704e5547c1b5a7a39fd9a15ef94c2ba99114"),
            table(
                    "ozone",
                    "Los Angeles Ozone",
                    366,
                    13,
                    "ozone.csv",
                    "6349dae336f4d4c9d1ae4a97703f2269d32a8138d1dd6f983565c4a1f427fe52"),
            table(
                    "pima-diabetes",
                    "Pima Indians Diabetes (corrected)",
                    768,
                    9,
                    "pimaindiansdiabetes2.csv",
                    "707589c30ee7c2cc4990d6c6e3075dff1b39f25f1f83bb0ade3c22a152e5c438"),
            table(
                    "satellite",
                    "Landsat Satellite",
                    6435,
                    37,
                    "satellite.csv",
                    "27ae219dba00d559961c99fcdec7ad0a30db524febcafb438a421fdf7b0107ba"),
            table(
                    "servo",
                    "Servo",
                    167,
                    5,
                    "servo.csv",
                    "43c5d0a83117804a6fa873ca0eeae80ee298f5ea568369503fb34cb06336f615"),
            table(
                    "shuttle",
                    "Statlog Shuttle",
                    58000,
                    10,
                    "shuttle.csv",
                    "1a95c027d5a37afee401a5334fc69e863e75cb1cfc22be81dc88b6c8938c8af7"),
            table(
                    "sonar",
                    "Sonar, Mines vs. Rocks",
                    208,
                    61,
                    "sonar.csv",
                    "d74c6f0ac25b4872e444960438f2ffeb9326d09cda8e9cba4421e073e54092bb"),
            table(
                    "soybean",
                    "Soybean (large)",
                    683,
                    36,
                    "soybean.csv",
                    "a6a3241cacb85151672a03c0ec0de512e0d1ec38301440dec1b8e2da729d6d22"),
            table(
                    "vehicle",
                    "Vehicle Silhouettes",
                    846,
                    19,
                    "vehicle.csv",
                    "6ac6c57691c9db640e54a973cde46928366b77b20b9f06341c66cc5a8bcf14c5"),
            table(
                    "vowel",
                    "Deterding Vowels",
                    990,
                    11,
                    "vowel.csv",
                    "a994bb4b8cdb6d1be5dbe57c54116fcd611bfd4b3aaedb78607b37cb86ee8f31"),
            table(
                    "zoo",
                    "Zoo",
                    101,
                    17,
                    "zoo.csv",
                    "cfb1bcb765c6424df82d7e3bcf080892c00d93e01c16c60a6929b9d0c67634e5"));

    @Override
    public List<DatasetInfo> datasets() {
        return TABLES;
    }

    @Override
    public Dataset assemble(DatasetInfo info, DataParts parts) {
        TableDataset table = parts.table("table");
        return new TableDataset(info.id(), table.rows(), table.columns());
    }

    private static DatasetInfo table(String id, String title, int rows, int columns, String file, String sha256) {
        return new DatasetInfo(
                id,
                title,
                "table",
                rows + " rows, " + columns + " columns",
                id.equals("diabetes") ? "BSD-3-Clause, as distributed with scikit-learn" : "CC BY 4.0",
                id.equals("diabetes")
                        ? "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani: Least angle regression, Annals of Statistics, 2004"
                        : "D. Dua, C. Graff: UCI Machine Learning Repository, 2019; set '" + title + "'",
                "",
                List.of(DataFile.bundled("table", Format.CSV, sha256, "data/" + file + ".gz")));
    }
}
