using System.Globalization;

namespace AutoDiff.Testing;

public sealed partial class RuleTest
{
    private double[][]? columns;

    /// <summary>The derivative of all flat outputs by each flat input, from the JVP.</summary>
    private double[][] Columns => columns ??=
        [.. Enumerable.Range(0, function.Point.Length).Select(i => Jvp(Unit(function.Point.Length, i)))];

    private double[] Jvp(double[] direction)
    {
        object?[] a = function.Arguments(function.Point);
        object?[] t = function.Tangents(direction);
        object?[] before = FlatFunction.Copy(t);
        object? result = driver.Jvp(a, t, out object? tangent);
        CheckPrimal("Jvp", result, a);
        for (int i = 0; i < t.Length; i++)
        {
            FlatParameter parameter = function.Parameters[i];
            report.Require(
                !parameter.IsActive || parameter.IsOutput || ScalarWalker.SameBits(before[i], t[i]),
                $"Jvp: changes the tangent of {parameter.Name}");
        }

        return function.OutputTangent(t, tangent);
    }

    private double[] Vjp(double[] seed, double[] initial)
    {
        object?[] a = function.Arguments(function.Point);
        var (s, resultAdjoint) = function.Adjoints(seed, initial);
        object? seedBefore = ScalarWalker.Clone(resultAdjoint);
        object? result = driver.Vjp(a, resultAdjoint, s);
        CheckPrimal("Vjp", result, a);
        report.Require(ScalarWalker.SameBits(seedBefore, resultAdjoint), "Vjp: changes resultAdjoint");
        for (int i = 0; i < s.Length; i++)
        {
            if (function.Parameters[i] is { Kind: ParameterKind.Out, IsActive: true } parameter)
            {
                report.Require(ScalarWalker.Flatten(s[i]).All(x => x == 0), $"Vjp: leaves a nonzero adjoint in out {parameter.Name}");
            }
        }

        return function.InputAdjoint(s);
    }

    private void CheckJvp()
    {
        int inputs = function.Point.Length;
        double[] zero = Jvp(new double[inputs]);
        report.Require(options.OutsideDomain || zero.All(x => x == 0), $"Jvp: a zero tangent gives {Show(zero)}");
        if (options.Smooth)
        {
            for (int k = 0; k < Directions; k++)
            {
                double[] v = RandomVector(inputs);
                CheckAgainstDifferences(Jvp(v), v, "Jvp");
            }

            for (int i = 0; i < Math.Min(inputs, 12); i++)
            {
                CheckAgainstDifferences(Columns[i], Unit(inputs, i), string.Create(CultureInfo.InvariantCulture, $"Jvp by input {i}"));
            }
        }

        CheckClosedJacobian();
    }

    private void CheckAgainstDifferences(double[] tangent, double[] direction, string what) =>
        CheckAgainstDifferences(tangent, direction, point => function.Evaluate(point), what);

    private void CheckAgainstDifferences(double[] tangent, double[] direction, Func<double[], double[]> f, string what)
    {
        double step = Math.Max(0.1, Math.Min(1, RuleReport.Size(function.Point)));
        var (difference, error) = FiniteDifference.Derivative(
            h => f([.. function.Point.Zip(direction, (x, v) => x + (h * v))]), step, driver.IsSingle);
        if (difference.Length != tangent.Length)
        {
            report.Fail($"{what}: {tangent.Length} numbers where {difference.Length} were expected");
            return;
        }

        (double tight, double loose) = driver.IsSingle ? (2e-3, 2e-2) : (2e-8, 1e-5);
        double[] values = f(function.Point);
        for (int i = 0; i < tangent.Length; i++)
        {
            double scale = Math.Max(Math.Max(1e-3, Math.Abs(difference[i])), Math.Min(1, Math.Abs(values[i])));
            if (!(error[i] <= options.Tolerance * loose * scale))
            {
                report.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: differences of output {i} do not converge here ({difference[i]:R} ± {error[i]:R}, companion {tangent[i]:R}); choose another point"));
            }
            else if (!(Math.Abs(tangent[i] - difference[i]) <= (options.Tolerance * tight * scale) + (10 * error[i])))
            {
                report.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: output {i} is {tangent[i]:R}, by differences {difference[i]:R} ± {error[i]:R}"));
            }
        }
    }

    private void CheckClosedJacobian()
    {
        double tolerance = driver.IsSingle ? 2e-4 : 1e-10;
        if (driver.ExpectedGradient is { } gradient)
        {
            double[] row = [.. Columns.Select(column => column[^1])];
            report.Near(gradient, row, tolerance, "Jvp against the closed form");
        }

        if (driver.ExpectedJacobian is { } jacobian)
        {
            double[] rows = [.. Enumerable.Range(0, function.Value.Length).SelectMany(i => Columns.Select(column => column[i]))];
            report.Near(jacobian, rows, tolerance, "Jvp against the closed form");
        }
    }

    private void CheckVjp()
    {
        (int inputs, int outputs) = (function.Point.Length, function.Value.Length);
        double[] nothing = new double[inputs];
        double[] zero = Vjp(new double[outputs], nothing);
        report.Require(options.OutsideDomain || zero.All(x => x == 0), $"Vjp: a zero adjoint gives {Show(zero)}");
        if (!driver.Companions.HasFlag(Derivatives.Jvp))
        {
            return;
        }

        double size = Columns.Length == 0 ? 0 : Columns.Max(column => RuleReport.Size(column));
        for (int k = 0; k < Directions; k++)
        {
            (double[] seed, double[] v) = (RandomVector(outputs), RandomVector(inputs));
            double[] adjoint = Vjp(seed, nothing);
            double left = Dot(seed, Jvp(v));
            double right = Dot(adjoint, v);
            report.Near([left], [right], exact, "dot-product identity of Jvp and Vjp", size);
            double[] expected = [.. Columns.Select(column => Dot(column, seed))];
            report.Near(expected, adjoint, exact, "Vjp against the columns of Jvp", size);
            CheckAdded(seed, adjoint, size);
        }

        for (int i = 0; i < Math.Min(outputs, 12); i++)
        {
            // A unit seed: infinities and NaN of one output must not come from another's.
            double[] expected = [.. Columns.Select(column => column[i])];
            report.Near(expected, Vjp(Unit(outputs, i), nothing), exact, $"Vjp of output {i} against Jvp", size);
        }
    }

    /// <summary>The adjoints of what is only read are added to, not overwritten.</summary>
    private void CheckAdded(double[] seed, double[] adjoint, double size)
    {
        double[] initial = RandomVector(adjoint.Length);
        double[] added = Vjp(seed, initial);
        int[] owners = function.InputOwners;
        double[] expected = [.. adjoint.Select((x, i) => function.Parameters[owners[i]].IsOutput ? x : x + initial[i])];
        report.Near(expected, added, exact, "Vjp adds to the adjoints", Math.Max(1, size));
    }

    private void CheckGradient()
    {
        object?[] a = function.Arguments(function.Point);
        object?[] g = function.Gradients(fill: 7);
        object? result = driver.Gradient(a, g);
        CheckPrimal("Gradient", result, a);
        double[] gradient = function.Gradient(g);
        if (driver.Companions.HasFlag(Derivatives.Jvp))
        {
            double[] expected = [.. GradientInputs().Select(i => Columns[i][^1])];
            report.Near(expected, gradient, exact, "Gradient against Jvp");
        }

        if (driver.ExpectedGradient is { } closed && closed.Length == gradient.Length)
        {
            report.Near(closed, gradient, driver.IsSingle ? 2e-4 : 1e-10, "Gradient against the closed form");
        }
    }

    private void CheckJacobian()
    {
        int[] inputs = [.. GradientInputs()];
        int[] owners = function.OutputOwners;
        int[] outputs = [.. Enumerable.Range(0, owners.Length)
            .Where(i => owners[i] == function.Parameters.Count || function.Parameters[owners[i]].IsJacobianOutput)];
        double[] dense = Enumerable.Repeat(7.0, inputs.Length * outputs.Length).ToArray();
        object?[] a = function.Arguments(function.Point);
        object? result = driver.Jacobian(a, dense);
        CheckPrimal("Jacobian", result, a);
        double[] expected = [.. outputs.SelectMany(row => inputs.Select(column => Columns[column][row]))];
        report.Near(expected, dense, exact, "Jacobian against Jvp");
        CheckDenseLength(Derivatives.Jacobian, dense.Length);
    }

    private void CheckDual()
    {
        double[] v = RandomVector(function.Point.Length);
        object? value = driver.Dual(function.Arguments(function.Point), function.Tangents(v), out object? tangent);
        report.Require(SameValue(function.FinalResult, value), $"Dual: value {Show(value)}, the member's is {Show(function.FinalResult)}");
        double[] expected = Jvp(v);
        report.Near(expected, ScalarWalker.Flatten(tangent), exact, "Dual against Jvp");
    }

    /// <summary>The flat inputs by which gradient, Jacobian and Hessian differentiate.</summary>
    private IEnumerable<int> GradientInputs()
    {
        int[] owners = function.InputOwners;
        return Enumerable.Range(0, owners.Length).Where(i => function.Parameters[owners[i]].HasGradient);
    }
}
