package org.reprise.core.report.analysis;

/** Why methods cannot be compared. */
final class Obstacles {
    private Obstacles() {}

    /** Empty where there are two methods and a block of all of them. */
    static String comparison(Blocks blocks) {
        if (blocks.methods().size() < 2) {
            return blocks.methods().isEmpty()
                    ? "there are no runs"
                    : "it needs two methods; there is only " + blocks.methods().get(0);
        }
        if (blocks.blocks().isEmpty()) {
            return "there is no setting and seed on which every method has a result";
        }
        boolean any = java.util.Arrays.stream(blocks.loss())
                .flatMapToDouble(java.util.Arrays::stream)
                .anyMatch(loss -> loss < Double.POSITIVE_INFINITY);
        return any ? "" : "no method has a result: all runs failed or were worse than any number";
    }
}
