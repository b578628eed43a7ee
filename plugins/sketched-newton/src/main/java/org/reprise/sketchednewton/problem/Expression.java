package org.reprise.sketchednewton.problem;

import org.hipparchus.CalculusFieldElement;

/** A formula in x1, x2, ...: evaluated on numbers, or on numbers that carry their derivatives. */
interface Expression {
    /** Value at x. */
    double value(double[] x);

    /** Value at x in any field that has the elementary functions. */
    <T extends CalculusFieldElement<T>> T value(T[] x);

    /** Largest index of a variable, from 1; 0 if there is none. */
    int variables();

    /** A number. */
    record Constant(double number) implements Expression {
        @Override
        public double value(double[] x) {
            return number;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T value(T[] x) {
            return x[0].newInstance(number);
        }

        @Override
        public int variables() {
            return 0;
        }
    }

    /** The variable of an index from 0. */
    record Variable(int index) implements Expression {
        @Override
        public double value(double[] x) {
            return x[index];
        }

        @Override
        public <T extends CalculusFieldElement<T>> T value(T[] x) {
            return x[index];
        }

        @Override
        public int variables() {
            return index + 1;
        }
    }

    /** An operation on two formulas: + - * / or atan2. */
    record Binary(char operator, Expression left, Expression right) implements Expression {
        @Override
        public double value(double[] x) {
            double a = left.value(x);
            double b = right.value(x);
            return switch (operator) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                default -> Math.atan2(a, b);
            };
        }

        @Override
        public <T extends CalculusFieldElement<T>> T value(T[] x) {
            T a = left.value(x);
            T b = right.value(x);
            return switch (operator) {
                case '+' -> a.add(b);
                case '-' -> a.subtract(b);
                case '*' -> a.multiply(b);
                case '/' -> a.divide(b);
                default -> a.atan2(b);
            };
        }

        @Override
        public int variables() {
            return Math.max(left.variables(), right.variables());
        }
    }

    /** A power with an integer exponent. */
    record Power(Expression base, int exponent) implements Expression {
        @Override
        public double value(double[] x) {
            double b = base.value(x);
            double power = 1;
            for (int k = 0; k < exponent; k++) {
                power *= b;
            }
            return power;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T value(T[] x) {
            return base.value(x).pow(exponent);
        }

        @Override
        public int variables() {
            return base.variables();
        }
    }

    /** An elementary function: sin, cos, exp, log or sqrt. */
    record Function(String name, Expression argument) implements Expression {
        @Override
        public double value(double[] x) {
            double a = argument.value(x);
            return switch (name) {
                case "sin" -> Math.sin(a);
                case "cos" -> Math.cos(a);
                case "exp" -> Math.exp(a);
                case "log" -> Math.log(a);
                default -> Math.sqrt(a);
            };
        }

        @Override
        public <T extends CalculusFieldElement<T>> T value(T[] x) {
            T a = argument.value(x);
            return switch (name) {
                case "sin" -> a.sin();
                case "cos" -> a.cos();
                case "exp" -> a.exp();
                case "log" -> a.log();
                default -> a.sqrt();
            };
        }

        @Override
        public int variables() {
            return argument.variables();
        }
    }
}
