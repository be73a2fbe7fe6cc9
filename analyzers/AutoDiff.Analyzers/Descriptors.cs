using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers;

/// <summary>The diagnostics of the package. An id is for ever.</summary>
internal static class Descriptors
{
    /// <summary>Where the help pages stand, one per id; relative to the root of the documentation.</summary>
    internal const string HelpFolder = "docs/diagnostics/";

    private const string Usage = "AutoDiff.Usage";
    private const string Differentiability = "AutoDiff.Differentiability";
    private const string Correctness = "AutoDiff.Correctness";
    private const string Performance = "AutoDiff.Performance";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "AD0001",
        "A type around a differentiable member is not partial",
        "'{0}' is not partial, so the companions of differentiable members cannot be added: write 'partial' in its declaration",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The companions of a [Differentiable] member are members of the same type. The type, and all types around it, must be partial.",
        HelpFolder + "AD0001.md");

    public static readonly DiagnosticDescriptor NoDerivative = new(
        "AD0002",
        "A construct that has no derivative here",
        "'{0}' cannot be differentiated: {1}",
        Differentiability,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The construct stands in the way of active data and the generator has no derivative for it. No companion is generated.",
        HelpFolder + "AD0002.md");

    public static readonly DiagnosticDescriptor CallWithoutDerivative = new(
        "AD0003",
        "An active value goes into a call that has no derivative",
        "'{0}' hands an active value to '{1}', which has no derivative: mark it [Differentiable], declare one with [DerivativeOf], or pass Diff.StopGradient(...)",
        Differentiability,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A call can be differentiated if its method is marked, has a hand-written derivative, or is one of the functions that the package knows.",
        HelpFolder + "AD0003.md");

    public static readonly DiagnosticDescriptor DeadDerivative = new(
        "AD0004",
        "The result does not depend on any active parameter",
        "The derivative of '{0}' is zero everywhere: no result depends on {1}; use the parameter, or mark it [NoDerivative]",
        Correctness,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A derivative that is zero everywhere is seldom what was meant. A dependence through control flow alone counts as none.",
        HelpFolder + "AD0004.md");

    public static readonly DiagnosticDescriptor BecomesDiscrete = new(
        "AD0005",
        "An active value becomes discrete",
        "'{0}' makes an active value discrete, so that its derivative is zero from here: keep the value real, or write Diff.StopGradient(...) where that is meant",
        Correctness,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A step function has the derivative zero wherever it has one. What is computed from the discrete value takes no part in the derivative.",
        HelpFolder + "AD0005.md");

    public static readonly DiagnosticDescriptor Equality = new(
        "AD0006",
        "An active value is tested for equality",
        "'{0}' tests an active value for equality: the branch taken only there gives its own derivative, not that of the function around it; compare with < and >, or with a tolerance",
        Correctness,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The derivative is the one of the branch taken. A branch that is taken at a single value says nothing about the values around it.",
        HelpFolder + "AD0006.md");

    public static readonly DiagnosticDescriptor Kink = new(
        "AD0007",
        "A kink on an active value",
        "'{0}' has a kink {1}, where the derivative is taken to be {2}: write a smooth function if it matters there",
        Correctness,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "At a kink the derivative does not exist; the package chooses an element of the subdifferential.",
        HelpFolder + "AD0007.md");

    public static readonly DiagnosticDescriptor SingularPoint = new(
        "AD0008",
        "A derivative that is infinite or NaN at a point that is meant to be reached",
        "The derivative of '{0}' is not finite at {1}, a point that {2}: {3}",
        Correctness,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The value exists at the point, the derivative does not. A literal or a guard in the method shows that the point is reached.",
        HelpFolder + "AD0008.md");

    public static readonly DiagnosticDescriptor RuledOut = new(
        "AD0009",
        "No active parameter, or a companion that the signature rules out",
        "'{0}' cannot have a derivative of this kind: {1}; change the signature or do not ask for it",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A companion asked for by name must make sense for the signature, and there must be an active parameter.",
        HelpFolder + "AD0009.md");

    public static readonly DiagnosticDescriptor WrongSignature = new(
        "AD0010",
        "A hand-written derivative whose signature is not the contract's",
        "'{0}' is named like a companion but cannot serve as one, for the contract's signature is '{1}': correct it, or rename the method",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A method with a companion's exact name and signature is the companion. This one has the name and begins with the parameters of the original, but is not it.",
        HelpFolder + "AD0010.md");

    public static readonly DiagnosticDescriptor State = new(
        "AD0011",
        "Active data is written to, or read from, state that a companion cannot shadow",
        "'{0}' carries active data through '{1}', for which a companion has no shadow: pass it as a parameter or return it",
        Differentiability,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A companion shadows parameters, results and locals. It cannot shadow fields, static state or captured variables.",
        HelpFolder + "AD0011.md");

    public static readonly DiagnosticDescriptor Aliasing = new(
        "AD0012",
        "Two arguments may be the same memory",
        "'{0}' is passed both as '{1}' and as '{2}', and one of them is written: the derivative is wrong where they overlap; pass a copy",
        Correctness,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The reverse sweep counts on memory that is written not to be the memory of another parameter.",
        HelpFolder + "AD0012.md");

    public static readonly DiagnosticDescriptor ImplicitDerivative = new(
        "AD0013",
        "A solver's residual, fixed point or objective does not fit",
        "The derivative of '{0}' cannot be had from the implicit function theorem: {1}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The method named by [ImplicitDerivative] must be differentiable, and take the solution and then the solver's active parameters by name.",
        HelpFolder + "AD0013.md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        "AD0014",
        "A companion's name is taken",
        "'{0}', the name of a companion of '{1}', is taken: rename the other member, or give the family a name with [Differentiable(Name = \"...\")]",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Companions are named after their method, and stand in the same type.",
        HelpFolder + "AD0014.md");

    public static readonly DiagnosticDescriptor LoopRecords = new(
        "AD0015",
        "What a loop stores for the reverse sweep",
        "'{0}' stores {1} per iteration for the reverse sweep ({2}): [Checkpoint] on the method computes them again instead",
        Performance,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Memory grows with the number of iterations. A checkpointed method trades it for a second run of its body.",
        HelpFolder + "AD0015.md");

    public static readonly DiagnosticDescriptor PointByPoint = new(
        "AD0016",
        "A batched companion evaluates one point after the other",
        "{0}: one point after the other, not on the lanes of vectors, for the body has {1}",
        Performance,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The results are right, at the speed of a loop over the points. What lanes can do is several times faster.",
        HelpFolder + "AD0016.md");
}
