using AutoDiff;
using Consumer;

Formula(1.25, 0.75);
Chain([0.1, 0.9, 0.4, 1.7, 2.2], 3.5);
InPlace(1.1, [0.7, 1.3, 0.9, 2.1]);
Fit([2.5, 0.4], [0, 0.5, 1.5, 4]);
Root(7);

Console.WriteLine(Check.Failures == 0 ? "PASS: every derivative agrees" : $"FAIL: {Check.Failures} derivatives differ");
return Check.Failures == 0 ? 0 : 1;

static void Formula(double x, double y)
{
    double value = Models.Wave(x, y);
    double dx = Math.Sin(y) + y * Math.Exp(x * y);
    double dy = x * Math.Cos(y) + x * Math.Exp(x * y);

    Check.Exact("WaveGradient value", Models.WaveGradient(x, y, out double gx, out double gy), value);
    Check.Exact("WaveGradient x", gx, dx);
    Check.Exact("WaveGradient y", gy, dy);
    Check.Difference("WaveGradient x by difference", gx, u => Models.Wave(u, y), x);
    Check.Difference("WaveGradient y by difference", gy, u => Models.Wave(x, u), y);

    (double jvpValue, double tangent) = Models.WaveJvp(x, y, 0.5, -2);
    Check.Exact("WaveJvp value", jvpValue, value);
    Check.Exact("WaveJvp", tangent, 0.5 * dx - 2 * dy);

    (double xAdjoint, double yAdjoint) = (10, 20);
    Check.Exact("WaveVjp value", Models.WaveVjp(x, y, 3, ref xAdjoint, ref yAdjoint), value);
    Check.Exact("WaveVjp adds to x", xAdjoint, 10 + 3 * dx);
    Check.Exact("WaveVjp adds to y", yAdjoint, 20 + 3 * dy);

    Span<double> jacobian = stackalloc double[2];
    Models.WaveJacobian(x, y, jacobian);
    Check.Exact("WaveJacobian x", jacobian[0], dx);
    Check.Exact("WaveJacobian y", jacobian[1], dy);

    Dual<double> dual = Models.Wave(new Dual<double>(x, 0.5), new Dual<double>(y, -2));
    Check.Exact("Wave on Dual value", dual.Value, value);
    Check.Exact("Wave on Dual tangent", dual.Tangent, 0.5 * dx - 2 * dy);
}

static void Chain(double[] x, double stiffness)
{
    double[] expected = new double[x.Length];
    double expectedStiffness = 0;
    for (int i = 1; i < x.Length; i++)
    {
        double stretch = Math.Max(0, x[i] - x[i - 1]);
        double force = stiffness * stretch + stretch * stretch * stretch;
        expected[i] += force;
        expected[i - 1] -= force;
        expectedStiffness += stretch * stretch / 2;
    }

    double[] gradient = new double[x.Length];
    double value = Models.EnergyGradient(x, stiffness, gradient, out double stiffnessGradient);
    Check.Exact("EnergyGradient value", value, Models.Energy(x, stiffness));
    Check.Exact("EnergyGradient stiffness", stiffnessGradient, expectedStiffness);

    double[] jacobian = new double[x.Length + 1];
    Models.EnergyJacobian(x, stiffness, jacobian);
    Check.Exact("EnergyJacobian stiffness", jacobian[^1], expectedStiffness);

    double[] adjoint = new double[x.Length];
    double stiffnessAdjoint = 0;
    Models.EnergyVjp(x, stiffness, 2, adjoint, ref stiffnessAdjoint);
    Check.Exact("EnergyVjp stiffness", stiffnessAdjoint, 2 * expectedStiffness);

    for (int i = 0; i < x.Length; i++)
    {
        int k = i;
        Check.Exact($"EnergyGradient x[{k}]", gradient[k], expected[k]);
        Check.Exact($"EnergyJacobian x[{k}]", jacobian[k], expected[k]);
        Check.Exact($"EnergyVjp x[{k}]", adjoint[k], 2 * expected[k]);
        Check.Difference($"EnergyGradient x[{k}] by difference", gradient[k], u => Models.Energy(With(x, k, u), stiffness), x[k]);

        double[] tangent = new double[x.Length];
        tangent[k] = 1;
        Check.Exact($"EnergyJvp x[{k}]", Models.EnergyJvp(x, stiffness, tangent, 0).Tangent, expected[k]);
    }
}

static void InPlace(double scale, double[] start)
{
    double[] end = [.. start];
    Models.RunningProduct(scale, end);
    int last = start.Length - 1;

    double[] x = [.. start];
    double[] adjoint = new double[start.Length];
    adjoint[last] = 1;
    double scaleAdjoint = 0;
    Models.RunningProductVjp(scale, x, ref scaleAdjoint, adjoint);
    Check.Exact("RunningProductVjp scale", scaleAdjoint, last * end[last] / scale);
    for (int i = 0; i < start.Length; i++)
    {
        int k = i;
        Check.Exact($"RunningProductVjp leaves x[{k}]", x[k], end[k]);
        Check.Exact($"RunningProductVjp x[{k}]", adjoint[k], end[last] / start[k]);
        Check.Difference($"RunningProductVjp x[{k}] by difference", adjoint[k], u => Last(scale, With(start, k, u)), start[k]);
    }

    double[] tangent = [1, 0, 0, 0];
    x = [.. start];
    Models.RunningProductJvp(scale, x, 0, tangent);
    for (int i = 0; i < start.Length; i++)
        Check.Exact($"RunningProductJvp x[{i}]", tangent[i], end[i] / start[0]);

    static double Last(double scale, double[] x)
    {
        Models.RunningProduct(scale, x);
        return x[^1];
    }
}

static void Fit(double[] b, double[] t)
{
    double[] y = new double[t.Length];
    double[] jacobian = new double[t.Length * b.Length];
    Models.DecayJacobian(b, t, y, jacobian);
    for (int i = 0; i < t.Length; i++)
    {
        double decay = Math.Exp(-b[1] * t[i]);
        Check.Exact($"DecayJacobian y[{i}]", y[i], b[0] * decay);
        Check.Exact($"DecayJacobian [{i}, 0]", jacobian[2 * i], decay);
        Check.Exact($"DecayJacobian [{i}, 1]", jacobian[2 * i + 1], -t[i] * b[0] * decay);
    }
}

static void Root(double a)
{
    Models.NewtonRootGradient(a, out double gradient);
    Check.Exact("NewtonRootGradient", gradient, 0.5 / Math.Sqrt(a));
    Check.Exact("NewtonRootJvp", Models.NewtonRootJvp(a, 2).Tangent, 1 / Math.Sqrt(a));
}

static double[] With(double[] x, int index, double value)
{
    double[] copy = [.. x];
    copy[index] = value;
    return copy;
}
