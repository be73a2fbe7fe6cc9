namespace AutoDiff.Testing;

/// <summary>A driver as a function from a vector of reals to a vector of reals, with its derivatives.</summary>
/// <remarks>
/// The inputs are the scalars, on entry, of all active parameters but <c>out</c> ones. The outputs are the scalars, on
/// exit, of the active spans, arrays, lists, classes, <c>ref</c> and <c>out</c> parameters in order, then of the result. For an
/// array that is only read this makes the derivative the identity plus nothing, so that "in and out" and "added to" agree.
/// </remarks>
public sealed class FlatFunction
{
    private readonly object?[] prototype;

    /// <summary>Wraps a driver and runs the member once to learn the shapes.</summary>
    public FlatFunction(FlatDriver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        Driver = driver;
        Parameters = driver.Parameters;
        prototype = driver.MakeArguments();
        Point = Gather(prototype, parameter => parameter.IsInput, null);
        object?[] final = Copy(prototype);
        FinalResult = driver.Primal(final);
        Allocated = driver.Allocated;
        for (int i = 0; i < 2; i++)
        {
            driver.Primal(Copy(prototype));
            Allocated = Math.Min(Allocated, driver.Allocated);
        }

        FinalArguments = final;
        Value = Gather(final, parameter => parameter.IsOutput, driver.ResultIsActive ? FinalResult : null);
    }

    /// <summary>The driver.</summary>
    public FlatDriver Driver { get; }

    /// <summary>The parameters, the receiver first.</summary>
    public IReadOnlyList<FlatParameter> Parameters { get; }

    /// <summary>The flat inputs of the case.</summary>
    public double[] Point { get; }

    /// <summary>The flat outputs at the case's point.</summary>
    public double[] Value { get; }

    /// <summary>
    /// The bytes that the member allocates per call, measured before it is hot: an optimising compiler may put on the stack
    /// what the member, as written, allocates.
    /// </summary>
    public long Allocated { get; }

    /// <summary>What the member returned.</summary>
    public object? FinalResult { get; }

    /// <summary>What the member left in its arguments.</summary>
    public object?[] FinalArguments { get; }

    /// <summary>Fresh arguments with other inputs.</summary>
    public object?[] Arguments(ReadOnlySpan<double> inputs) => Scatter(prototype, parameter => parameter.IsInput, inputs, out _);

    /// <summary>Evaluates the member.</summary>
    public double[] Evaluate(ReadOnlySpan<double> inputs)
    {
        object?[] a = Arguments(inputs);
        object? result = Driver.Primal(a);
        return Gather(a, parameter => parameter.IsOutput, Driver.ResultIsActive ? result : null);
    }

    /// <summary>The shadows of a forward sweep: tangents of the inputs, nothing where there is no shadow.</summary>
    public object?[] Tangents(ReadOnlySpan<double> direction)
    {
        object?[] shadows = Scatter(prototype, parameter => parameter.IsInput, direction, out _);
        return Mask(shadows, parameter => parameter.IsActive);
    }

    /// <summary>The flat tangent of the outputs.</summary>
    public double[] OutputTangent(object?[] tangents, object? resultTangent) =>
        Gather(tangents, parameter => parameter.IsOutput, Driver.ResultIsActive ? resultTangent : null);

    /// <summary>The shadows of a reverse sweep and the adjoint of the result.</summary>
    /// <param name="seed">The adjoint of the flat outputs.</param>
    /// <param name="initial">What the adjoints of read-only inputs hold before; entries of other inputs are ignored.</param>
    public (object?[] Adjoints, object? ResultAdjoint) Adjoints(ReadOnlySpan<double> seed, ReadOnlySpan<double> initial)
    {
        object?[] fromInputs = Scatter(prototype, parameter => parameter.IsInput, initial, out _);
        object?[] fromOutputs = Scatter(FinalArguments, parameter => parameter.IsOutput, seed, out int used);
        var adjoints = new object?[Parameters.Count];
        for (int i = 0; i < adjoints.Length; i++)
        {
            adjoints[i] = !Parameters[i].IsActive ? null : Parameters[i].IsOutput ? fromOutputs[i] : fromInputs[i];
        }

        object? resultAdjoint = Driver.ResultIsActive ? ScalarWalker.Unflatten(FinalResult, seed[used..]) : null;
        return (adjoints, resultAdjoint);
    }

    /// <summary>The adjoint of the flat inputs, after a reverse sweep.</summary>
    public double[] InputAdjoint(object?[] adjoints) => Gather(adjoints, parameter => parameter.IsInput, null);

    /// <summary>Shadows of the shape of the primal where a gradient is returned, filled with a number.</summary>
    public object?[] Gradients(double fill)
    {
        double[] filled = new double[Point.Length];
        Array.Fill(filled, fill);
        return Mask(Scatter(prototype, parameter => parameter.IsInput, filled, out _), parameter => parameter.HasGradient);
    }

    /// <summary>The flat gradient, inputs without one left out.</summary>
    public double[] Gradient(object?[] gradients) => Gather(gradients, parameter => parameter.HasGradient, null);

    /// <summary>For each flat input, the parameter it belongs to.</summary>
    public int[] InputOwners => Owners(parameter => parameter.IsInput, prototype, null);

    /// <summary>For each flat output, the parameter it belongs to; the number of parameters for the result.</summary>
    public int[] OutputOwners => Owners(parameter => parameter.IsOutput, FinalArguments, Driver.ResultIsActive ? FinalResult : null);

    /// <summary>Deep copies of arguments.</summary>
    public static object?[] Copy(object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return [.. arguments.Select(ScalarWalker.Clone)];
    }

    private int[] Owners(Func<FlatParameter, bool> which, object?[] arguments, object? result)
    {
        var owners = new List<int>();
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (which(Parameters[i]))
            {
                owners.AddRange(Enumerable.Repeat(i, ScalarWalker.Flatten(arguments[i]).Length));
            }
        }

        owners.AddRange(Enumerable.Repeat(Parameters.Count, result is null ? 0 : ScalarWalker.Flatten(result).Length));
        return [.. owners];
    }

    private double[] Gather(object?[] values, Func<FlatParameter, bool> which, object? result)
    {
        var flat = new List<double>();
        for (int i = 0; i < Parameters.Count; i++)
        {
            if (which(Parameters[i]))
            {
                flat.AddRange(ScalarWalker.Flatten(values[i]));
            }
        }

        if (result is not null)
        {
            flat.AddRange(ScalarWalker.Flatten(result));
        }

        return [.. flat];
    }

    private object?[] Scatter(object?[] shapes, Func<FlatParameter, bool> which, ReadOnlySpan<double> flat, out int used)
    {
        var values = new object?[shapes.Length];
        used = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            if (which(Parameters[i]))
            {
                int count = ScalarWalker.Flatten(shapes[i]).Length;
                values[i] = ScalarWalker.Unflatten(shapes[i], flat.Slice(used, count));
                used += count;
            }
            else
            {
                values[i] = ScalarWalker.Clone(shapes[i]);
            }
        }

        return values;
    }

    private object?[] Mask(object?[] shadows, Func<FlatParameter, bool> which)
    {
        for (int i = 0; i < shadows.Length; i++)
        {
            shadows[i] = which(Parameters[i]) ? shadows[i] : null;
        }

        return shadows;
    }
}
