package org.reprise.sketchednewton.problem;

import java.util.List;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;

/** A program given by formulas; derivatives by automatic differentiation, exact to rounding. For small n: O(n^2) a node. */
final class FormulaModel implements NlpModel {
    private final int n;
    private final Expression objective;
    private final List<Expression> constraints;
    private final DSFactory factory;
    // Place of the derivative by x_i and x_j among all derivatives up to order two.
    private final int[] second;

    FormulaModel(int variables, Expression objective, List<Expression> constraints) {
        n = variables;
        this.objective = objective;
        this.constraints = List.copyOf(constraints);
        factory = new DSFactory(n, 2);
        second = new int[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int[] orders = new int[n];
                orders[i]++;
                orders[j]++;
                second[i * n + j] = factory.getCompiler().getPartialDerivativeIndex(orders);
            }
        }
    }

    @Override
    public int variables() {
        return n;
    }

    @Override
    public int constraints() {
        return constraints.size();
    }

    @Override
    public double objective(double[] x, double[] gradient) {
        if (gradient == null) {
            return objective.value(x);
        }
        Gradient value = objective.value(first(x));
        System.arraycopy(value.getGradient(), 0, gradient, 0, n);
        return value.getValue();
    }

    @Override
    public void constraints(double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = constraints.get(i).value(x);
        }
    }

    @Override
    public SparseMatrix jacobian(double[] x) {
        Gradient[] variables = first(x);
        double[] values = new double[constraints.size() * n];
        for (int i = 0; i < constraints.size(); i++) {
            System.arraycopy(constraints.get(i).value(variables).getGradient(), 0, values, i * n, n);
        }
        return SparseMatrix.full(constraints.size(), n, values);
    }

    @Override
    public SparseMatrix hessian(double[] x, double[] multipliers) {
        DerivativeStructure[] variables = new DerivativeStructure[n];
        for (int i = 0; i < n; i++) {
            variables[i] = factory.variable(i, x[i]);
        }
        double[] hessian = new double[n * n];
        addHessian(1, objective.value(variables), hessian);
        for (int i = 0; i < constraints.size(); i++) {
            if (multipliers[i] != 0) {
                addHessian(multipliers[i], constraints.get(i).value(variables), hessian);
            }
        }
        return SparseMatrix.full(n, n, hessian);
    }

    private void addHessian(double factor, DerivativeStructure value, double[] hessian) {
        double[] derivatives = value.getAllDerivatives();
        for (int k = 0; k < hessian.length; k++) {
            hessian[k] += factor * derivatives[second[k]];
        }
    }

    private Gradient[] first(double[] x) {
        Gradient[] variables = new Gradient[n];
        for (int i = 0; i < n; i++) {
            variables[i] = Gradient.variable(n, i, x[i]);
        }
        return variables;
    }
}
