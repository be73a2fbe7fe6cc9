namespace AutoDiff.Generator.Transforms;

/// <summary>The optimisations, each of which can be switched off so that tests can compare.</summary>
internal sealed record TransformOptions
{
    public static readonly TransformOptions Default = new();

    public static readonly TransformOptions None = new()
    {
        InlinesLeaves = false,
        ClosesInductionVariables = false,
        FusesLoops = false,
        SplitsSmallArrays = false,
        UsesLanes = false,

        HoistsInvariantLoads = false,
        PropagatesCopies = false,
        FoldsConstants = false,
        TrustsRegularPartials = false,
        GathersTerms = false,
        SeedsBranches = false,
        RemovesDeadCode = false,
        SharesCommonValues = false,
        SinksIntoBranches = false,
        MergesFirstAccumulation = false,
        MergesElements = false,
        SumsInRegisters = false,
        ViewsLoopMemory = false,
        CarriesInRegisters = false,
        PairsFunctions = false,
        OverwritesShadows = false,
        RestoresMemory = false,
        ExpandsBuffers = false,
        SkipsZeroAdjoints = false,
        SkipsZeroTangents = false,
        PoolsShadows = false,
        PoolsArrays = false,
        RefillsShadows = false,
        TurnsLoops = false,
        SharesForwardSweeps = false,
        RecordsFunctions = false,
        LeavesMasksOut = false,
        ReservesBoundedRecords = false,
        LendsArguments = false,
    };

    /// <summary>A call of a small method without loops gives way to the method's body; see <see cref="Inlining"/>.</summary>
    public bool InlinesLeaves { get; init; } = true;

    /// <summary>An integer that a loop moves evenly is computed from the loop's index; see <see cref="InductionVariables"/>.</summary>
    public bool ClosesInductionVariables { get; init; } = true;

    /// <summary>A small array of the method's own is as many locals; see <see cref="SmallArrays"/>.</summary>
    public bool SplitsSmallArrays { get; init; } = true;

    /// <summary>A loop whose iterations can be reversed at once runs once; see <see cref="Reverse.Fusion"/>.</summary>
    public bool FusesLoops { get; init; } = true;

    /// <summary>Jacobians and Hessians are made of sweeps with several tangents at once; see <see cref="LaneTangents"/>.</summary>
    public bool UsesLanes { get; init; } = true;

    /// <summary>What each iteration reads anew is read once before the reverse sweep is derived; see <see cref="InvariantLoads"/>.</summary>
    public bool HoistsInvariantLoads { get; init; } = true;

    /// <summary>A temporary that only renames a value gives way to the value.</summary>
    public bool PropagatesCopies { get; init; } = true;

    /// <summary>Operations on constants, and operations that return an operand unchanged to the last bit.</summary>
    public bool FoldsConstants { get; init; } = true;

    /// <summary>Products with partials that are never infinite do not ask for zeros; see <see cref="SimplifyRegularPartials"/>.</summary>
    public bool TrustsRegularPartials { get; init; } = true;

    /// <summary>Equal terms, constant factors and signs of adjoints are gathered; see <see cref="SimplifyTerms"/>.</summary>
    public bool GathersTerms { get; init; } = true;

    /// <summary>An adjoint that only branches add to begins in each of them; see <see cref="SimplifyBranchSeeds"/>.</summary>
    public bool SeedsBranches { get; init; } = true;

    /// <summary>What was computed before is not computed again.</summary>
    public bool SharesCommonValues { get; init; } = true;

    /// <summary>What only one branch reads is computed there.</summary>
    public bool SinksIntoBranches { get; init; } = true;

    /// <summary>What nothing reads is not computed.</summary>
    public bool RemovesDeadCode { get; init; } = true;

    /// <summary>The first addition to a zeroed shadow is its declaration.</summary>
    public bool MergesFirstAccumulation { get; init; } = true;

    /// <summary>What is stored into an element of a shadow and taken up again in the same block stays in a local.</summary>
    public bool MergesElements { get; init; } = true;

    /// <summary>What a loop adds to one element of a shadow is summed up in a local and added once.</summary>
    public bool SumsInRegisters { get; init; } = true;

    /// <summary>What a loop carries has a variable of its own there, which lives across no call; see <see cref="LoopRegisters"/>.</summary>
    public bool CarriesInRegisters { get; init; } = true;

    /// <summary>The indices of an innermost loop are checked once, before it; see <see cref="LoopViews"/>.</summary>
    public bool ViewsLoopMemory { get; init; } = true;

    /// <summary>Two functions of one argument that share their work come from one call; see <see cref="FunctionPairs"/>.</summary>
    public bool PairsFunctions { get; init; } = true;

    /// <summary>The first loop that adds to cleared adjoints writes them; see <see cref="OverwrittenShadows"/>.</summary>
    public bool OverwritesShadows { get; init; } = true;

    /// <summary>An array of the method's own is brought back to what it held, instead of recording what loops read there; see
    /// <see cref="Reverse.RestoredMemory"/>.</summary>
    public bool RestoresMemory { get; init; } = true;

    /// <summary>A buffer that each iteration of a loop fills has a part for each of them, instead of records of what loops read there; see
    /// <see cref="Reverse.ExpandedBuffers"/>.</summary>
    public bool ExpandsBuffers { get; init; } = true;

    /// <summary>Shadows of the method's own arrays lie on a tape; see <see cref="PooledArrays"/>.</summary>
    public bool PoolsShadows { get; init; } = true;

    /// <summary>The method's own arrays do in its companions; see <see cref="PooledArrays"/>.</summary>
    public bool PoolsArrays { get; init; } = true;

    /// <summary>Adjoints of work buffers are written by the first loop that adds to them in each iteration; see <see cref="Transforms.RefilledShadows"/>.</summary>
    public bool RefillsShadows { get; init; } = true;

    /// <summary>An iteration whose only seed is exactly zero is not reversed; see <see cref="ZeroAdjoints"/>.</summary>
    public bool SkipsZeroAdjoints { get; init; } = true;

    /// <summary>An iteration that no tangent of any lane reaches computes values only; see <see cref="ZeroTangents"/>.</summary>
    public bool SkipsZeroTangents { get; init; } = true;

    /// <summary>Loops of the reverse sweep that may run in any order run upwards; see <see cref="TurnedLoops"/>.</summary>
    public bool TurnsLoops { get; init; } = true;

    /// <summary>The rows of a Jacobian on lanes share one forward sweep; see <see cref="Batching.JacobianRows"/>.</summary>
    public bool SharesForwardSweeps { get; init; } = true;

    /// <summary>A loop records elementary functions that its reverse reads, rather than compute them twice; see <see cref="Reverse.RecordingCosts"/>.</summary>
    public bool RecordsFunctions { get; init; } = true;

    /// <summary>On lanes, a variable that has a value only where one condition holds is assigned without its mask; see
    /// <see cref="Batching.GuardedVariables"/>.</summary>
    public bool LeavesMasksOut { get; init; } = true;

    /// <summary>On lanes, a loop that points leave one by one keeps its records in one block where its end is known; see
    /// <see cref="Batching.BoundedRecords"/>.</summary>
    public bool ReservesBoundedRecords { get; init; } = true;

    /// <summary>Calls in a loop that is reversed iteration by iteration keep no copies of memory that the next iteration overwrites; see <see cref="Reverse.MemoryPlan"/>.</summary>
    public bool LendsArguments { get; init; } = true;
}
