namespace AutoDiff.Benchmarks.Running;

/// <summary>A function with its derivative by several ways, on one input.</summary>
internal sealed class Subject
{
    /// <summary>The group that the row belongs to: a problem of ADBench, or the kernels.</summary>
    public required string Group { get; init; }

    /// <summary>The name of the row.</summary>
    public required string Name { get; init; }

    /// <summary>How many reals the derivative is taken for.</summary>
    public required int Inputs { get; init; }

    /// <summary>The function itself.</summary>
    public required Action Primal { get; init; }

    /// <summary>The generated companion; returns the derivative for comparison.</summary>
    public required Func<double[]> Generated { get; init; }

    /// <summary>The derivative written by hand; returns it likewise.</summary>
    public required Func<double[]> ByHand { get; init; }

    /// <summary>One evaluation of the function at a perturbed input, as finite differences make one or two for each.</summary>
    public Action<int>? Difference { get; init; }

    /// <summary>One evaluation on dual numbers, as forward mode makes one for each input.</summary>
    public Action<int>? Dual { get; init; }

    /// <summary>How many perturbed or dual evaluations give the whole derivative; less than <see cref="Inputs"/> where columns are
    /// compressed.</summary>
    public int Columns { get; init; } = -1;

    /// <summary>How often the generated code may take as long as the one by hand.</summary>
    public double HandBar { get; init; } = 1.15;

    /// <summary>How often it may take as long as the function itself, where a bar is set.</summary>
    public double? PrimalBar { get; init; }
}
