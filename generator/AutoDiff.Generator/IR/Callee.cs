namespace AutoDiff.Generator.IR;

internal enum PassingMode
{
    Value,
    In,
    Ref,
    Out,
}

/// <summary>The companions of a differentiable method, and the hidden ones that transforms call.</summary>
internal enum CompanionKind
{
    Primal,
    Jvp,
    Vjp,

    /// <summary>The forward half of the reverse mode: runs the primal and records on the caller's tape.</summary>
    Forward,

    /// <summary>The reverse half: takes the records back and adds to the adjoints.</summary>
    Reverse,

    /// <summary>The JVP of <see cref="Forward"/> and of <see cref="Reverse"/>, for second derivatives.</summary>
    ForwardJvp,
    ReverseJvp,
    VjpJvp,

    /// <summary>The series of the results, into spans that follow the arguments; a last argument gives the number of coefficients.</summary>
    Taylor,

    /// <summary>As the contract has it: the span of the one result gives the number of coefficients.</summary>
    PublicTaylor,
}

/// <summary>A method that differentiable code calls, as its caller sees it. <paramref name="Key"/> identifies the primal in
/// the compilation. <paramref name="Receiver"/>: the first argument of a call is the receiver.
/// <paramref name="Owner"/>: the C# prefix of a static call (<c>global::N.C</c>). <paramref name="Name"/> with
/// <paramref name="TypeArguments"/> is the primal's method name; <paramref name="Family"/> names the companions.
/// <paramref name="Companions"/>: where each available companion lives.</summary>
internal sealed record Callee(
    string Key,
    string Owner,
    string Name,
    string Family,
    string TypeArguments,
    bool HasReceiver,
    string PrimalTemplate,
    EquatableArray<CalleeParameter> Parameters,
    IrType? ReturnType,
    bool IsReturnActive,
    EquatableArray<CompanionReference> Companions)
{
    /// <summary>Whether the body does more than to compute what it returns and writes, as drawing a random number does: then a second run
    /// need not give what the first one gave.</summary>
    public bool HasEffects { get; init; }

    /// <summary>The parameter that argument number <paramref name="argument"/> of a call goes to; a receiver is the first of
    /// <see cref="Parameters"/>.</summary>
    public CalleeParameter ParameterOf(int argument) => Parameters[argument];

    /// <summary>Identifies the body that a call runs: the method with its type arguments.</summary>
    public string BodyKey => $"{Owner} {Key}{TypeArguments}";

    public CompanionReference? Find(CompanionKind kind)
    {
        foreach (CompanionReference companion in Companions)
        {
            if (companion.Kind == kind)
            {
                return companion;
            }
        }

        return null;
    }
}

/// <summary>Where a companion is called: <paramref name="Target"/> is C# up to the opening parenthesis, e.g.
/// <c>global::N.C.FJvp</c>, or <c>.FJvp</c> on the receiver.</summary>
internal sealed record CompanionReference(CompanionKind Kind, string Target);

/// <summary>A parameter of a callee. <paramref name="IsActive"/> as the contract says for companions of the callee.
/// <paramref name="IsReadOnly"/>: the callee cannot write through it, or is known not to.</summary>
internal sealed record CalleeParameter(string Name, IrType Type, PassingMode Mode, bool IsActive, bool IsReadOnly);

/// <summary>An argument of a call. <paramref name="Value"/> goes in (null for <c>out</c>); <paramref name="Result"/> is the
/// variable that holds what came out of a <c>ref</c> or <c>out</c> (null otherwise). A <c>ref</c> argument is emitted as
/// <c>Result = Value; M(ref Result)</c> where the two differ.</summary>
internal sealed record Argument(Operand? Value, IrVariable? Result, PassingMode Mode)
{
    /// <summary>Whether an <c>in</c> argument was computed in the source, and is no reference to an element or field that the callee may change.</summary>
    public bool IsComputed { get; init; }

    public static Argument In(Operand value) => new(value, null, PassingMode.Value);
}
