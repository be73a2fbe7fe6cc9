namespace AutoDiff.Testing;

/// <summary>The one test that every primitive and every construct goes through.</summary>
/// <remarks>
/// Value, tangents and adjoints of all companions against the member itself, against each other by the dot-product
/// identity, against finite differences with extrapolation and against closed forms; what happens to arguments and shadows; what is
/// thrown at a shadow of the wrong length; what is allocated.
/// </remarks>
public sealed partial class RuleTest
{
    private const int Directions = 3;

    private readonly FlatFunction function;
    private readonly FlatDriver driver;
    private readonly RuleOptions options;
    private readonly RuleReport report = new();
    private readonly Random random = new(20240917);
    private readonly double exact;

    private RuleTest(FlatDriver driver, RuleOptions options)
    {
        this.driver = driver;
        this.options = options;
        function = new FlatFunction(driver);
        exact = driver.IsSingle ? 2e-4 : 1e-11;
    }

    /// <summary>Runs every check that applies.</summary>
    /// <param name="driver">The member at a point.</param>
    /// <param name="options">What to expect there.</param>
    /// <param name="appendix">Makes the end of a failure's message, the generated source for instance; asked only then.</param>
    /// <exception cref="RuleTestException">Something is wrong; the message says all of it.</exception>
    public static void Check(FlatDriver driver, RuleOptions? options = null, Func<string>? appendix = null)
    {
        ArgumentNullException.ThrowIfNull(driver);
        var test = new RuleTest(driver, options ?? new RuleOptions());
        test.Run();
        test.report.ThrowIfAny(driver.Name, appendix);
    }

    private void Run()
    {
        CheckClosedValue();
        Guarded(Derivatives.Jvp, CheckJvp);
        Guarded(Derivatives.Vjp, CheckVjp);
        Guarded(Derivatives.Gradient, CheckGradient);
        Guarded(Derivatives.Jacobian, CheckJacobian);
        Guarded(Derivatives.Hvp, CheckHvp);
        Guarded(Derivatives.Hessian, CheckHessian);
        Guarded(Derivatives.Dual, CheckDual);
        Guarded(Derivatives.Taylor, CheckTaylor);
        Guarded("a check of lengths", CheckLengths);
        Guarded("a check of allocations", CheckAllocations);
    }

    private void Guarded(Derivatives companion, Action check)
    {
        if (driver.Companions.HasFlag(companion))
        {
            Guarded(companion.ToString(), check);
        }
    }

    private void Guarded(string what, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception)
        {
            report.Fail($"{what} threw {exception}");
        }
    }

    private void CheckClosedValue()
    {
        if (driver.ExpectedValue is { } expected)
        {
            report.Near(expected, function.Value, driver.IsSingle ? 1e-5 : 1e-12, "value in closed form");
        }
    }

    /// <summary>What holds after any companion: the member's value, and its arguments as the member leaves them.</summary>
    private void CheckPrimal(string companion, object? result, object?[] arguments)
    {
        report.Require(SameValue(function.FinalResult, result), $"{companion}: value {Show(result)}, the member's is {Show(function.FinalResult)}");
        for (int i = 0; i < arguments.Length; i++)
        {
            report.Require(
                SameValue(function.FinalArguments[i], arguments[i]),
                $"{companion}: leaves {Show(arguments[i])} in {function.Parameters[i].Name}, the member leaves {Show(function.FinalArguments[i])}");
        }
    }

    private bool SameValue(object? expected, object? actual)
    {
        if (ScalarWalker.SameBits(expected, actual))
        {
            return true;
        }

        // Hoisting and sharing may round differently in the last place, nothing else may.
        double ulps = driver.IsSingle ? 1e-6 : 1e-15;
        var (a, b) = (ScalarWalker.Snapshot(expected), ScalarWalker.Snapshot(actual));
        return a.Count == b.Count && a.Zip(b).All(pair => (pair.First, pair.Second) switch
        {
            (double x, double y) => x.Equals(y) || Math.Abs(x - y) <= ulps * Math.Abs(x),
            (float x, float y) => x.Equals(y) || Math.Abs(x - y) <= ulps * Math.Abs(x),
            var (x, y) => Equals(x, y),
        });
    }

    private static string Show(object? value) => value is null
        ? "null"
        : "(" + string.Join(", ", ScalarWalker.Snapshot(value).Take(8).Select(part => FormattableString.Invariant($"{part}"))) + ")";

    private double[] RandomVector(int count)
    {
        double[] vector = new double[count];
        for (int i = 0; i < count; i++)
        {
            // Away from zero, so that a lost term shows.
            double magnitude = 0.25 + (0.75 * random.NextDouble());
            vector[i] = random.Next(2) == 0 ? magnitude : -magnitude;
            vector[i] = driver.IsSingle ? (float)vector[i] : vector[i];
        }

        return vector;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] == 0 || y[i] == 0 ? 0 : x[i] * y[i];
        }

        return sum;
    }

    private static double[] Unit(int count, int index)
    {
        double[] unit = new double[count];
        unit[index] = 1;
        return unit;
    }
}
