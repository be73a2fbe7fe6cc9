using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>What a called method means to differentiation.</summary>
internal abstract record CallTarget;

/// <summary>A function with formulas for its partials: <paramref name="Function"/> is its key in the rule table,
/// <paramref name="Code"/> the C# callee as the user chose it.</summary>
internal sealed record PrimitiveTarget(string Function, string Code) : CallTarget;

/// <summary>A method with companions.</summary>
internal sealed record DifferentiableTarget(Callee Callee) : CallTarget;

/// <summary><c>Diff.StopGradient</c>.</summary>
internal sealed record StopGradientTarget : CallTarget
{
    public static readonly StopGradientTarget Instance = new();
}

/// <summary><c>SinCos</c> or <c>SinCosPi</c>, as the two functions that it computes.</summary>
internal sealed record SinCosTarget(string SinFunction, string SinCode, string CosFunction, string CosCode) : CallTarget;

/// <summary>A method that may see active values and contributes nothing: assertions, logging, exceptions, text.</summary>
internal sealed record ObserverTarget : CallTarget
{
    public static readonly ObserverTarget Instance = new();
}

/// <summary>A method whose result is passive and that cannot write to what it is given.</summary>
internal sealed record PredicateTarget : CallTarget
{
    public static readonly PredicateTarget Instance = new();
}

/// <summary>A member of spans, arrays, lists or memory.</summary>
internal sealed record SequenceMemberTarget : CallTarget
{
    public static readonly SequenceMemberTarget Instance = new();
}

/// <summary>A method without a derivative: <c>AD0003</c> if an active value goes in.</summary>
internal sealed record UnknownTarget(string DisplayName) : CallTarget;
