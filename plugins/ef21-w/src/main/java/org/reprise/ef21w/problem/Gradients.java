package org.reprise.ef21w.problem;

/** Exact gradients of the clients and of their mean, for whoever looks at a point once. Of one thread. */
public final class Gradients {
    private final Clients clients;
    private final double[] shared;
    private final double[] scratch;

    /** With room for one point. */
    public Gradients(Clients clients) {
        this.clients = clients;
        shared = new double[clients.dimension()];
        scratch = new double[clients.dimension()];
    }

    /** Goes to a point. */
    public void at(double[] x) {
        clients.share(x, shared);
    }

    /** Writes client i's gradient at x, which was gone to. */
    public void client(int i, double[] x, double[] out) {
        clients.gradient(i, x, shared, out, scratch);
    }

    /** The gradient of f. */
    public double[] whole(double[] x) {
        at(x);
        double[] sum = new double[clients.dimension()];
        double[] one = new double[clients.dimension()];
        for (int i = 0; i < clients.count(); i++) {
            client(i, x, one);
            for (int l = 0; l < clients.width(i); l++) {
                sum[clients.coordinate(i, l)] += one[l] / clients.count();
            }
        }
        return sum;
    }
}
