namespace AutoDiff.Testing;

/// <summary>Lengths, exceptions and allocations.</summary>
public sealed partial class RuleTest
{
    private const int WarmUp = 3;

    private void CheckLengths()
    {
        double[] ones = [.. function.Point.Select(_ => 1.0)];
        double[] seed = [.. function.Value.Select(_ => 1.0)];
        if (driver.Companions.HasFlag(Derivatives.Jvp))
        {
            CheckLengths("Jvp", "Tangent", p => p.IsActive, () => function.Tangents(ones), (a, t) => driver.Jvp(a, t, out _));
        }

        if (driver.Companions.HasFlag(Derivatives.Vjp))
        {
            object? resultAdjoint = function.Adjoints(seed, ones).ResultAdjoint;
            CheckLengths("Vjp", "Adjoint", p => p.IsActive, () => function.Adjoints(seed, ones).Adjoints, (a, s) => driver.Vjp(a, resultAdjoint, s));
        }

        if (driver.Companions.HasFlag(Derivatives.Gradient))
        {
            CheckLengths("Gradient", "Gradient", p => p.HasGradient, () => function.Gradients(1), (a, g) => driver.Gradient(a, g));
        }

        if (driver.Companions.HasFlag(Derivatives.Hvp))
        {
            CheckLengths("Hvp", "Tangent", p => p.IsActive, () => function.Tangents(ones), (a, t) => driver.Hvp(a, t, function.Gradients(1)));
            CheckLengths("Hvp", "Product", p => p.HasGradient, () => function.Gradients(1), (a, g) => driver.Hvp(a, function.Tangents(ones), g));
        }
    }

    private void CheckLengths(string companion, string suffix, Func<FlatParameter, bool> which, Func<object?[]> shadows, Action<object?[], object?[]> call)
    {
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            FlatParameter parameter = function.Parameters[i];
            bool hasLength = parameter.Kind is ParameterKind.Span or ParameterKind.ReadOnlySpan || shadows()[i] is Array { Rank: 1 };
            if (!which(parameter) || !hasLength || shadows()[i] is not Array right)
            {
                continue;
            }

            foreach (Array wrong in WrongShapes(right, parameter.Kind == ParameterKind.Reference))
            {
                object?[] given = shadows();
                given[i] = wrong;
                CheckThrows(companion, parameter.Name + suffix, given, call);
            }
        }
    }

    private static IEnumerable<Array> WrongShapes(Array right, bool isReference)
    {
        Type element = right.GetType().GetElementType()!;
        if (right.Rank > 1)
        {
            int[] lengths = [.. Enumerable.Range(0, right.Rank).Select(right.GetLength)];
            yield return Array.CreateInstance(element, [lengths[0] + 1, .. lengths[1..]]);
            yield return Array.CreateInstance(element, [.. lengths[..^1], lengths[^1] + 1]);
            yield break;
        }

        yield return Array.CreateInstance(element, right.Length + 1);
        if (right.Length > 0)
        {
            yield return Array.CreateInstance(element, right.Length - 1);
        }
    }

    private void CheckThrows(string companion, string parameter, object?[] shadows, Action<object?[], object?[]> call)
    {
        object?[] a = function.Arguments(function.Point);
        object?[] argumentsBefore = FlatFunction.Copy(a);
        object?[] shadowsBefore = FlatFunction.Copy(shadows);
        try
        {
            call(a, shadows);
            report.Fail($"{companion}: takes a {parameter} of the wrong length");
        }
        catch (ArgumentException exception)
        {
            report.Require(exception.ParamName == parameter, $"{companion}: blames {exception.ParamName ?? "nothing"} for the length of {parameter}");
        }
        catch (Exception exception) when (exception is not RuleTestException)
        {
            report.Fail($"{companion}: throws {exception.GetType().Name} where {parameter} has the wrong length");
        }

        // A driver hands unset out parameters back, which say nothing.
        for (int i = 0; i < shadows.Length; i++)
        {
            report.Require(
                function.Parameters[i].Kind == ParameterKind.Out || ScalarWalker.SameBits(argumentsBefore[i], a[i]),
                $"{companion}: touches arguments before it checks the length of {parameter}");
            report.Require(
                shadowsBefore[i] is null or not Array || ScalarWalker.SameBits(shadowsBefore[i], shadows[i]),
                $"{companion}: touches shadows before it checks the length of {parameter}");
        }
    }

    private void CheckDenseLength(Derivatives companion, int length)
    {
        string parameter = companion == Derivatives.Jacobian ? "jacobian" : "hessian";
        foreach (int wrong in (int[])[length + 1, length - 1])
        {
            object?[] a = function.Arguments(function.Point);
            try
            {
                if (wrong >= 0)
                {
                    double[] dense = new double[wrong];
                    _ = companion == Derivatives.Jacobian ? driver.Jacobian(a, dense) : driver.Hessian(a, dense);
                    report.Fail($"{companion}: takes {wrong} numbers for {length}");
                }
            }
            catch (ArgumentException exception)
            {
                report.Require(exception.ParamName == parameter, $"{companion}: blames {exception.ParamName ?? "nothing"} for the length of {parameter}");
            }
        }
    }

    /// <summary>No companion allocates once warm, unless the member does.</summary>
    private void CheckAllocations()
    {
        double[] ones = [.. function.Point.Select(_ => 1.0)];
        double[] seed = [.. function.Value.Select(_ => 1.0)];
        if (function.Allocated != 0)
        {
            return;
        }

        Measure(Derivatives.Jvp, () => driver.Jvp(function.Arguments(function.Point), function.Tangents(ones), out _));
        Measure(Derivatives.Vjp, () =>
        {
            var (s, resultAdjoint) = function.Adjoints(seed, ones);
            driver.Vjp(function.Arguments(function.Point), resultAdjoint, s);
        });
        Measure(Derivatives.Gradient, () => driver.Gradient(function.Arguments(function.Point), function.Gradients(0)));
        Measure(Derivatives.Hvp, () => driver.Hvp(function.Arguments(function.Point), function.Tangents(ones), function.Gradients(0)));
    }

    private void Measure(Derivatives companion, Action call)
    {
        if (driver.Companions.HasFlag(companion))
        {
            long bytes = Allocated(call);
            report.Require(bytes == 0, $"{companion}: allocates {bytes} bytes per call where the member allocates none");
        }
    }

    private long Allocated(Action call)
    {
        long least = long.MaxValue;
        for (int i = 0; i < WarmUp; i++)
        {
            call();
            least = Math.Min(least, driver.Allocated);
        }

        return least;
    }
}
