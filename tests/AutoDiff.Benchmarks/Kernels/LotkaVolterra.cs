namespace AutoDiff.Benchmarks.Kernels;

/// <summary>Predators and prey by the classical method of Runge and Kutta.</summary>
internal static partial class LotkaVolterra
{
    [Differentiable(Derivatives.Default | Derivatives.Dual)]
    public static double Prey(double prey, double predators, double birth, double hunt, double growth, double death, int steps, [NoDerivative] double h)
    {
        double x = prey, y = predators;
        for (int step = 0; step < steps; step++)
        {
            double ax = (birth * x) - (hunt * x * y), ay = (growth * x * y) - (death * y);
            double x1 = x + (0.5 * h * ax), y1 = y + (0.5 * h * ay);
            double bx = (birth * x1) - (hunt * x1 * y1), by = (growth * x1 * y1) - (death * y1);
            double x2 = x + (0.5 * h * bx), y2 = y + (0.5 * h * by);
            double cx = (birth * x2) - (hunt * x2 * y2), cy = (growth * x2 * y2) - (death * y2);
            double x3 = x + (h * cx), y3 = y + (h * cy);
            double dx = (birth * x3) - (hunt * x3 * y3), dy = (growth * x3 * y3) - (death * y3);
            x += h / 6 * (ax + (2 * bx) + (2 * cx) + dx);
            y += h / 6 * (ay + (2 * by) + (2 * cy) + dy);
        }

        return x;
    }

    /// <summary>The gradient by the six first parameters; <paramref name="states"/> keeps two numbers a step.</summary>
    public static double ByHand(
        double prey, double predators, double birth, double hunt, double growth, double death, int steps, double h, Span<double> states, Span<double> gradient)
    {
        double x = prey, y = predators, half = 0.5 * h, sixth = h / 6, third = h / 3;
        states = states[..(2 * steps)];
        for (int at = 0; at + 1 < states.Length; at += 2)
        {
            states[at] = x;
            states[at + 1] = y;
            double xy = x * y;
            double ax = (birth * x) - (hunt * xy), ay = (growth * xy) - (death * y);
            double x1 = x + (half * ax), y1 = y + (half * ay), xy1 = x1 * y1;
            double bx = (birth * x1) - (hunt * xy1), by = (growth * xy1) - (death * y1);
            double x2 = x + (half * bx), y2 = y + (half * by), xy2 = x2 * y2;
            double cx = (birth * x2) - (hunt * xy2), cy = (growth * xy2) - (death * y2);
            double x3 = x + (h * cx), y3 = y + (h * cy), xy3 = x3 * y3;
            double dx = (birth * x3) - (hunt * xy3), dy = (growth * xy3) - (death * y3);
            x += sixth * (ax + (2 * bx) + (2 * cx) + dx);
            y += sixth * (ay + (2 * by) + (2 * cy) + dy);
        }

        double value = x;
        double u = 1, v = 0, ofBirth = 0, ofHunt = 0, ofGrowth = 0, ofDeath = 0;
        for (int at = states.Length - 2; at >= 0; at -= 2)
        {
            (x, y) = (states[at], states[at + 1]);
            double xy = x * y;
            double x1 = x + (half * ((birth * x) - (hunt * xy))), y1 = y + (half * ((growth * xy) - (death * y))), xy1 = x1 * y1;
            double x2 = x + (half * ((birth * x1) - (hunt * xy1))), y2 = y + (half * ((growth * xy1) - (death * y1))), xy2 = x2 * y2;
            double x3 = x + (h * ((birth * x2) - (hunt * xy2))), y3 = y + (h * ((growth * xy2) - (death * y2))), xy3 = x3 * y3;

            // Adjoints of the four slopes, the last first.
            double du = sixth * u, dv = sixth * v;
            double u3 = (du * (birth - (hunt * y3))) + (dv * growth * y3), v3 = (dv * ((growth * x3) - death)) - (du * hunt * x3);
            double cu = (third * u) + (h * u3), cv = (third * v) + (h * v3);
            double u2 = (cu * (birth - (hunt * y2))) + (cv * growth * y2), v2 = (cv * ((growth * x2) - death)) - (cu * hunt * x2);
            double bu = (third * u) + (half * u2), bv = (third * v) + (half * v2);
            double u1 = (bu * (birth - (hunt * y1))) + (bv * growth * y1), v1 = (bv * ((growth * x1) - death)) - (bu * hunt * x1);
            double au = (sixth * u) + (half * u1), av = (sixth * v) + (half * v1);
            double u0 = (au * (birth - (hunt * y))) + (av * growth * y), v0 = (av * ((growth * x) - death)) - (au * hunt * x);
            ofBirth += (au * x) + (bu * x1) + (cu * x2) + (du * x3);
            ofHunt -= (au * xy) + (bu * xy1) + (cu * xy2) + (du * xy3);
            ofGrowth += (av * xy) + (bv * xy1) + (cv * xy2) + (dv * xy3);
            ofDeath -= (av * y) + (bv * y1) + (cv * y2) + (dv * y3);
            u += u0 + u1 + u2 + u3;
            v += v0 + v1 + v2 + v3;
        }

        gradient[0] = u;
        gradient[1] = v;
        gradient[2] = ofBirth;
        gradient[3] = ofHunt;
        gradient[4] = ofGrowth;
        gradient[5] = ofDeath;
        return value;
    }
}
