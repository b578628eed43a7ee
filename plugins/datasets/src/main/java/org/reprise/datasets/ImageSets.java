package org.reprise.datasets;

import java.util.List;
import java.util.stream.IntStream;
import org.pf4j.Extension;
import org.reprise.spi.ByteArray;
import org.reprise.spi.DataParts;
import org.reprise.spi.Dataset;
import org.reprise.spi.DatasetInfo;
import org.reprise.spi.DatasetInfo.DataFile;
import org.reprise.spi.DatasetInfo.Format;
import org.reprise.spi.DatasetProvider;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.ImageDataset;
import org.reprise.spi.RepriseException;
import org.reprise.spi.TableDataset;

/** MNIST and Fashion-MNIST, 28x28 pixels, and the bundled 8x8 digits. */
@Extension
public final class ImageSets implements DatasetProvider {
    private static final List<String> PARTS = List.of("train-images", "train-labels", "t10k-images", "t10k-labels");

    private static final DatasetInfo MNIST = new DatasetInfo(
            "mnist",
            "MNIST",
            "images",
            "60,000 training and 10,000 test images of handwritten digits, 28x28",
            "CC BY-SA 3.0",
            "Y. LeCun, C. Cortes, C. J. C. Burges: The MNIST database of handwritten digits, 1998",
            "Download its four IDX files.",
            files(
                    List.of(
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
                    "",
                    List.of(
                            "https://storage.googleapis.com/cvdf-datasets/mnist/",
                            "https://ossci-datasets.s3.amazonaws.com/mnist/")));

    private static final DatasetInfo FASHION = new DatasetInfo(
            "fashion-mnist",
            "Fashion-MNIST",
            "images",
            "60,000 training and 10,000 test images of clothing, 28x28",
            "MIT",
            "H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, arXiv:1708.07747, 2017",
            "Install Debian's package dataset-fashion-mnist.",
            files(
                    List.of(
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
                    "/usr/share/datasets/fashion-mnist/",
                    List.of("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")));

    private static final DatasetInfo DIGITS = new DatasetInfo(
            "digits",
            "Digits 8x8",
            "images",
            "1,797 images of handwritten digits, 8x8, all of them training images",
            "CC BY 4.0",
            "E. Alpaydin, C. Kaynak: Optical Recognition of Handwritten Digits, UCI, 1998",
            "",
            List.of(DataFile.bundled(
                    "table",
                    Format.NUMBERS,
                    "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8",
                    "data/digits.csv.gz")));

    @Override
    public List<DatasetInfo> datasets() {
        return List.of(MNIST, FASHION, DIGITS);
    }

    @Override
    public Dataset assemble(DatasetInfo info, DataParts parts) {
        return info.id().equals("digits") ? digits(parts.table("table")) : idx(info.id(), parts);
    }

    private static ImageDataset idx(String id, DataParts parts) {
        ByteArray train = parts.bytes(PARTS.get(0));
        ByteArray test = parts.bytes(PARTS.get(2));
        if (train.shape().length != 3 || test.shape().length != 3) {
            throw new RepriseException(
                    ErrorCode.DATA_CORRUPT,
                    "Images of '" + id + "' are not of rank 3",
                    "Run 'reprise data verify " + id + "'.");
        }
        return new ImageDataset(
                id,
                train.shape()[0] + test.shape()[0],
                train.shape()[0],
                train.shape()[1],
                train.shape()[2],
                join(train, test),
                join(parts.bytes(PARTS.get(1)), parts.bytes(PARTS.get(3))));
    }

    private static byte[] join(ByteArray first, ByteArray second) {
        byte[] all = new byte[first.values().length + second.values().length];
        System.arraycopy(first.values(), 0, all, 0, first.values().length);
        System.arraycopy(second.values(), 0, all, first.values().length, second.values().length);
        return all;
    }

    private static ImageDataset digits(TableDataset table) {
        int rows = table.rows();
        byte[] pixels = new byte[rows * 64];
        byte[] labels = new byte[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 64; j++) {
                // Intensities come as 0 to 16.
                pixels[i * 64 + j] = (byte) Math.round(table.columns().get(j).values()[i] * 255 / 16);
            }
            labels[i] = (byte) table.columns().get(64).values()[i];
        }
        return new ImageDataset("digits", rows, rows, 8, 8, pixels, labels);
    }

    private static List<DataFile> files(List<String> hashes, String folder, List<String> bases) {
        return IntStream.range(0, PARTS.size())
                .mapToObj(i -> {
                    String part = PARTS.get(i);
                    String name = part + (part.endsWith("images") ? "-idx3-ubyte" : "-idx1-ubyte");
                    List<String> places = folder.isEmpty() ? List.of() : List.of(folder + name + ".gz");
                    List<String> urls =
                            bases.stream().map(b -> b + name + ".gz").toList();
                    return new DataFile(part, Format.IDX, hashes.get(i), List.of(name + ".gz", name), places, urls, "");
                })
                .toList();
    }
}
