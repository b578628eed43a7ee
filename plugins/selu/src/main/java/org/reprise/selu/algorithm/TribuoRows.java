package org.reprise.selu.algorithm;

import java.util.Arrays;
import org.reprise.selu.problem.ClassificationProblem;
import org.reprise.selu.problem.Predictions;
import org.reprise.selu.problem.Rows;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Rows in the form that Tribuo takes. */
final class TribuoRows {
    private final ClassificationProblem problem;
    private final String[] names;

    TribuoRows(ClassificationProblem problem) {
        this.problem = problem;
        names = new String[problem.features()];
        Arrays.setAll(names, j -> String.format("x%06d", j));
    }

    /** The training rows. */
    MutableDataset<Label> train() {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("training rows", factory), factory);
        for (int i = 0; i < problem.train().count(); i++) {
            data.add(example(problem.train(), i));
        }
        return data;
    }

    private Example<Label> example(Rows rows, int row) {
        double[] values = new double[names.length];
        Arrays.setAll(values, j -> rows.features()[row * names.length + j]);
        return new ArrayExample<>(new Label(Integer.toString(rows.labels()[row])), names, values);
    }

    private int[] classes(Model<Label> model, Rows rows) {
        int[] classes = new int[rows.count()];
        Arrays.setAll(
                classes,
                i -> Integer.parseInt(
                        model.predict(example(rows, i)).getOutput().getLabel()));
        return classes;
    }

    /** What a model says of the test rows, and how many of the validation rows it has right. */
    Predictions predictions(Model<Label> model) {
        int[] labels = problem.validation().labels();
        int[] found = classes(model, problem.validation());
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += labels[i] == found[i] ? 1 : 0;
        }
        double share = labels.length == 0 ? Double.NaN : (double) right / labels.length;
        return new Predictions(classes(model, problem.test()), Double.NaN, share);
    }
}
