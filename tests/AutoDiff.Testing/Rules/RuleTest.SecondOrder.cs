using System.Globalization;

namespace AutoDiff.Testing;

public sealed partial class RuleTest
{
    /// <summary>The gradient at another point, by the companion or, without one, by the JVP.</summary>
    private double[] GradientAt(double[] point)
    {
        if (driver.Companions.HasFlag(Derivatives.Gradient))
        {
            object?[] g = function.Gradients(fill: 0);
            driver.Gradient(function.Arguments(point), g);
            return function.Gradient(g);
        }

        return [.. GradientInputs().Select(i =>
        {
            object?[] t = function.Tangents(Unit(point.Length, i));
            driver.Jvp(function.Arguments(point), t, out object? tangent);
            return function.OutputTangent(t, tangent)[^1];
        })];
    }

    private double[] Hvp(double[] direction)
    {
        object?[] a = function.Arguments(function.Point);
        object?[] products = function.Gradients(fill: 7);
        object? result = driver.Hvp(a, function.Tangents(direction), products);
        CheckPrimal("Hvp", result, a);
        return function.Gradient(products);
    }

    private void CheckHvp()
    {
        int inputs = function.Point.Length;
        double[] zero = Hvp(new double[inputs]);
        report.Require(options.OutsideDomain || zero.All(x => x == 0), $"Hvp: a zero tangent gives {Show(zero)}");
        double[] v = RandomVector(inputs);
        double[] w = RandomVector(inputs);
        double[] gradientInputs = [.. GradientInputs().Select(i => w[i])];
        double[] product = Hvp(v);
        if (options.Smooth)
        {
            CheckAgainstDifferences(product, v, GradientAt, "Hvp");
        }

        if (gradientInputs.Length == inputs)
        {
            double size = Math.Max(1, RuleReport.Size(product));
            report.Near([Dot(product, w)], [Dot(Hvp(w), v)], driver.IsSingle ? 2e-3 : 1e-9, "Hvp is symmetric", size);
        }
    }

    private void CheckHessian()
    {
        int[] inputs = [.. GradientInputs()];
        int n = inputs.Length;
        double[] dense = Enumerable.Repeat(7.0, n * n).ToArray();
        object?[] a = function.Arguments(function.Point);
        object? result = driver.Hessian(a, dense);
        CheckPrimal("Hessian", result, a);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < row; column++)
            {
                (double x, double y) = (dense[(row * n) + column], dense[(column * n) + row]);
                report.Require(x.Equals(y), string.Create(CultureInfo.InvariantCulture, $"Hessian: [{row},{column}] is {x:R} but [{column},{row}] is {y:R}"));
            }

            double[] direction = Unit(function.Point.Length, inputs[row]);
            double[] line = dense[(row * n)..((row + 1) * n)];
            if (driver.Companions.HasFlag(Derivatives.Hvp))
            {
                report.Near(Hvp(direction), line, driver.IsSingle ? 2e-3 : 1e-9, $"Hessian row {row} against Hvp", RuleReport.Size(dense));
            }
            else if (options.Smooth)
            {
                CheckAgainstDifferences(line, direction, GradientAt, $"Hessian row {row}");
            }
        }

        CheckDenseLength(Derivatives.Hessian, dense.Length);
    }
}
