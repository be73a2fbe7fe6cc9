namespace AutoDiff.Testing;

public sealed partial class RuleTest
{
    private const int Terms = 3;

    /// <summary>The coefficients along a line: the value, the tangent, and half of the second derivative.</summary>
    private void CheckTaylor()
    {
        double[] v = RandomVector(function.Point.Length);
        double[][] series = Taylor(v, out object?[] arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            report.Require(
                function.Parameters[i].IsActive || ScalarWalker.SameBits(function.FinalArguments[i], arguments[i]),
                $"Taylor: leaves {Show(arguments[i])} in {function.Parameters[i].Name}, the member leaves {Show(function.FinalArguments[i])}");
        }

        report.Near(series[0], function.Value, driver.IsSingle ? 1e-6 : 1e-14, "Taylor: value", 1);
        if (options.OutsideDomain)
        {
            return;
        }

        report.Near(series[1], Jvp(v), driver.IsSingle ? 2e-3 : 1e-10, "Taylor: first coefficient against Jvp", 1);
        if (options.Smooth)
        {
            double[] second = [.. series[2].Select(static c => 2 * c)];
            CheckAgainstDifferences(second, v, point => JvpAt(point, v), "Taylor: second coefficient");
        }

        double[][] constant = Taylor(new double[v.Length], out _);
        report.Require(constant[1].Concat(constant[2]).All(static c => c == 0), "Taylor: constants do not give a constant");
        if (function.Allocated == 0)
        {
            long bytes = Allocated(() => Taylor(v, out _));
            report.Require(bytes == 0, $"Taylor: allocates {bytes} bytes per call where the member allocates none");
        }
    }

    private double[] JvpAt(double[] point, double[] direction)
    {
        object?[] tangents = function.Tangents(direction);
        driver.Jvp(function.Arguments(point), tangents, out object? tangent);
        return function.OutputTangent(tangents, tangent);
    }

    /// <summary>The coefficients of all outputs, by order.</summary>
    private double[][] Taylor(double[] direction, out object?[] arguments)
    {
        object?[] values = function.Arguments(function.Point);
        object?[] tangents = function.Tangents(direction);
        object?[] series = new object?[values.Length];
        for (int i = 0; i < series.Length; i++)
        {
            FlatParameter parameter = function.Parameters[i];
            series[i] = !parameter.IsActive ? null
                : parameter.Kind == ParameterKind.Out ? SeriesArguments.Line(function.FinalArguments[i], function.FinalArguments[i], Terms)
                : SeriesArguments.Line(values[i], tangents[i], Terms);
        }

        Array result = driver.Taylor(values, series, Terms);
        arguments = values;
        return [.. Enumerable.Range(0, Terms).Select(order => function.Parameters
            .Zip(series, (parameter, own) => parameter.IsOutput ? SeriesArguments.Coefficient(own, order, Terms) : [])
            .SelectMany(static part => part)
            .Concat(driver.ResultIsActive ? ScalarWalker.Flatten(result.GetValue(order)) : [])
            .ToArray())];
    }
}
