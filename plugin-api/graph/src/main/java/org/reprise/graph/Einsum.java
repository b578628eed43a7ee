package org.reprise.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Einstein's summation convention. */
final class Einsum {
    private static final String SPARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final List<String> operands;
    private final String result;

    private Einsum(List<String> operands, String result) {
        this.operands = operands;
        this.result = result;
    }

    private static Einsum parse(Call call) {
        String equation = call.attributes().string("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        if (terms.length != call.inputs().size()) {
            throw call.fail("'" + equation + "' names " + terms.length + " operands");
        }
        List<String> operands = new ArrayList<>();
        String dots = "";
        for (int i = 0; i < terms.length; i++) {
            int rank = call.shape(i).rank();
            int named = terms[i].replace("...", "").length();
            if (terms[i].contains("...") ? named > rank : named != rank) {
                throw call.fail(
                        "'" + terms[i] + "' in '" + equation + "' does not fit the " + rank + " axes of operand " + i);
            }
            String spare = SPARE.substring(SPARE.length() - (rank - named));
            dots = spare.length() > dots.length() ? spare : dots;
            operands.add(terms[i].replace("...", spare));
        }
        String result = sides.length > 1 ? sides[1].replace("...", dots) : implicit(operands, dots);
        return new Einsum(operands, result);
    }

    /** Without an arrow: letters that occur once, by alphabet. */
    private static String implicit(List<String> operands, String dots) {
        Map<Character, Integer> counts = new TreeMap<>();
        operands.forEach(o -> o.chars().forEach(c -> counts.merge((char) c, 1, Integer::sum)));
        StringBuilder result = new StringBuilder(dots);
        counts.forEach((letter, count) -> {
            if (count == 1 && dots.indexOf(letter) < 0) {
                result.append(letter);
            }
        });
        return result.toString();
    }

    static TensorType infer(Call call) {
        call.sameType(0);
        Einsum einsum = parse(call);
        Map<Character, Dim> lengths = new LinkedHashMap<>();
        for (int i = 0; i < einsum.operands.size(); i++) {
            String operand = einsum.operands.get(i);
            for (int axis = 0; axis < operand.length(); axis++) {
                char letter = operand.charAt(axis);
                Dim dim = call.shape(i).dim(axis);
                Dim known = lengths.get(letter);
                if (known == null || known.is(1) || known.isUnknown()) {
                    lengths.put(letter, dim);
                } else if (!dim.is(1) && !dim.agrees(known)) {
                    throw call.fail("the axis '" + letter + "' has the lengths " + known + " and " + dim);
                }
            }
        }
        List<Dim> dims = new ArrayList<>();
        for (char letter : einsum.result.toCharArray()) {
            if (!lengths.containsKey(letter)) {
                throw call.fail("the result names the axis '" + letter + "', which no operand has");
            }
            dims.add(lengths.get(letter));
        }
        return new TensorType(call.dtype(0), new Shape(dims));
    }

    static List<Value> gradient(Node node, Value g) {
        Einsum einsum = parse(new Call(node.op(), node.attributes(), node.inputs(), 1));
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < einsum.operands.size(); i++) {
            all.add(einsum.by(i, node, g));
        }
        return all;
    }

    private Value by(int index, Node node, Value g) {
        String target = operands.get(index);
        Value operand = node.input(index);
        if (target.chars().distinct().count() < target.length()) {
            throw new GraphException("no derivative is known through the diagonal '" + target + "' of " + node);
        }
        List<String> terms = new ArrayList<>(List.of(result));
        List<Value> values = new ArrayList<>(List.of(g));
        for (int i = 0; i < operands.size(); i++) {
            if (i != index) {
                terms.add(operands.get(i));
                values.add(node.input(i));
            }
        }
        // Axes that only this operand has were summed: each element has the same derivative.
        StringBuilder present = new StringBuilder();
        long[] missing = target.chars()
                .filter(c -> terms.stream().noneMatch(t -> t.indexOf(c) >= 0))
                .mapToLong(target::indexOf)
                .toArray();
        target.chars()
                .filter(c -> terms.stream().anyMatch(t -> t.indexOf(c) >= 0))
                .forEach(c -> present.append((char) c));
        Value sum = values.get(0)
                .einsum(
                        String.join(",", terms) + "->" + present,
                        values.subList(1, values.size()).toArray(Value[]::new));
        Value spread = missing.length == 0 ? sum : sum.unsqueeze(missing);
        return Shapes.sumTo(Shapes.like(spread, operand), operand);
    }
}
