package org.reprise.sketchednewton.problem;

import org.reprise.spi.RepriseException;

/**
 * Reads formulas such as {@code (1 + x1^2)^2 + 2*sin(x2) - 4}: variables x1, x2, ..., numbers, {@code + - * /}, powers
 * with exponents 0 to 99, and sin, cos, exp, log, sqrt and atan2(y, x).
 */
final class ExpressionParser {
    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws RepriseException BAD_FILE, with the place, for what is no formula */
    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression expression = parser.sum();
        if (parser.peek() != 0) {
            throw parser.wrong("an operator or the end");
        }
        return expression;
    }

    private Expression sum() {
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            char operator = text.charAt(at++);
            left = new Expression.Binary(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (peek() == '*' || peek() == '/') {
            char operator = text.charAt(at++);
            left = new Expression.Binary(operator, left, signed());
        }
        return left;
    }

    /** A sign binds less than a power: -x1^2 is -(x1^2). */
    private Expression signed() {
        if (peek() == '-') {
            at++;
            return new Expression.Binary('*', new Expression.Constant(-1), signed());
        }
        return power();
    }

    private Expression power() {
        Expression base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        peek();
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from || at - from > 2) {
            throw wrong("an exponent from 0 to 99");
        }
        return new Expression.Power(base, Integer.parseInt(text.substring(from, at)));
    }

    private Expression atom() {
        char next = peek();
        if (next == '(') {
            at++;
            Expression inner = sum();
            expect(')');
            return inner;
        }
        if (Character.isDigit(next) || next == '.') {
            return number();
        }
        if (Character.isLetter(next)) {
            return name();
        }
        throw wrong("a number, a variable, a function or '('");
    }

    private Expression number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at + 1 < text.length() && text.charAt(at) == 'e') {
            at += text.charAt(at + 1) == '-' ? 2 : 1;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        try {
            return new Expression.Constant(Double.parseDouble(text.substring(from, at)));
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a number");
        }
    }

    private Expression name() {
        int from = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String word = text.substring(from, at);
        if (word.matches("x[1-9][0-9]{0,4}")) {
            return new Expression.Variable(Integer.parseInt(word.substring(1)) - 1);
        }
        if (!word.matches("sin|cos|exp|log|sqrt|atan2")) {
            at = from;
            throw wrong("x1, x2, ..., or one of sin, cos, exp, log, sqrt, atan2");
        }
        expect('(');
        Expression argument = sum();
        if (word.equals("atan2")) {
            expect(',');
            argument = new Expression.Binary('@', argument, sum());
        } else {
            argument = new Expression.Function(word, argument);
        }
        expect(')');
        return argument;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private RepriseException wrong(String expected) {
        return Problems.file(
                "Formula '" + text + "', character " + (at + 1) + ": expected " + expected,
                "Formulas look like (x1 - 1)^2 + 2*sin(x2*x3).");
    }
}
