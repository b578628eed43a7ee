package {{package}};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reprise.sns.problem.Potentials;
import org.reprise.sns.problem.TransportProblem;
import org.reprise.testkit.FakeTrial;

class {{main}}Test {
    /** Of two rows and two columns the plan is known: its diagonal is e^eta times the rest. */
    @Test
    void findsThePlanThatIsKnown() {
        double eta = 3;
        double[] half = {0.5, 0.5};
        TransportProblem problem = TransportProblem.of(new double[] {0, 1, 1, 0}, half, half, eta);

        Potentials z = new {{main}}().solve(problem, new {{main}}.Parameters(1.2), new FakeTrial<>(200, 1));

        double diagonal = Math.exp(eta * (z.x()[0] + z.y()[0]) - 1);
        double beside = Math.exp(eta * (z.x()[0] + z.y()[1] - 1) - 1);
        assertThat(diagonal + beside).isEqualTo(0.5, within(1e-12));
        assertThat(diagonal / beside).isEqualTo(Math.exp(eta), within(1e-9));
    }
}
