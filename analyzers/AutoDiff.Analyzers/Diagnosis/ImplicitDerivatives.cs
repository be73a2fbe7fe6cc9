using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary><c>AD0013</c>: whether the method that <c>[ImplicitDerivative]</c> names fits the solver.</summary>
internal sealed class ImplicitDerivatives
{
    private readonly Compilation compilation;
    private readonly TypeMapper types;
    private readonly MemberSignature solver;
    private readonly IrType? solution;

    private ImplicitDerivatives(IMethodSymbol method, Compilation compilation)
    {
        this.compilation = compilation;
        types = new TypeMapper(compilation, method.ContainingType);
        solver = MemberSignature.Read(method, types);
        Buffer = solver.ReturnType is null ? solver.Parameters.FirstOrDefault(static p => p.RefKind is RefKind.Out || IsMutableSpan(p.Type)) : null;
        solution = solver.ReturnType ?? Buffer?.Type;
    }

    /// <summary>The parameter that a solver without a result writes the solution to.</summary>
    private SignatureParameter? Buffer { get; }

    /// <summary>Why the derivative cannot be had, as the end of a sentence; null if all fits.</summary>
    public static string? WhyNot(IMethodSymbol method, Compilation compilation)
    {
        if (KnownSymbols.Find(method.GetAttributes(), KnownSymbols.Of(compilation).ImplicitDerivativeAttribute) is not { } attribute)
        {
            return null;
        }

        (string Kind, string Name)[] named =
        [
            .. attribute.NamedArguments
                .Where(static argument => argument.Value.Value is string)
                .Select(static argument => (argument.Key, (string)argument.Value.Value!)),
        ];
        return named.Length == 1
            ? new ImplicitDerivatives(method, compilation).WhyNot(named[0].Kind, named[0].Name)
            : "exactly one of Residual, FixedPoint and Objective must be set";
    }

    private string? WhyNot(string kind, string name)
    {
        IMethodSymbol[] candidates = [.. solver.Method.ContainingType.GetMembers(name).OfType<IMethodSymbol>()];
        if (candidates.Length == 0)
        {
            return $"'{solver.Method.ContainingType.Name}' has no method '{name}'; add it, or name another one";
        }

        string?[] reasons = [.. candidates.Select(candidate => WhyNot(kind, candidate))];
        return reasons.Any(static reason => reason is null) ? null : reasons[0];
    }

    private string? WhyNot(string kind, IMethodSymbol candidate)
    {
        if (new CalleeFactory(compilation, types).Create(candidate) is null)
        {
            return $"'{candidate.Name}' is not differentiable; mark it [Differentiable]";
        }

        MemberSignature named = MemberSignature.Read(candidate, types);
        if (solution is null)
        {
            return "the solver has no solution; return it, or write it to a span";
        }

        if (named.Parameters.Count == 0 || !IsSame(named.Parameters[0].Type, solution))
        {
            return $"the first parameter of '{candidate.Name}' must be the solution, of type '{(solver.ReturnSymbol ?? Buffer!.TypeSymbol).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'";
        }

        SignatureParameter[] inputs = [.. solver.Parameters.Where(p => p != Buffer)];
        foreach (SignatureParameter input in inputs.Where(static p => p.IsActive))
        {
            if (!named.Parameters.Skip(1).Any(p => p.Name == input.Name && IsSame(p.Type, input.Type)))
            {
                return $"'{candidate.Name}' has no parameter '{input.Name}' of the solver's type; the solver's active parameters follow the solution by name";
            }
        }

        foreach (SignatureParameter parameter in named.Parameters.Skip(1))
        {
            if (inputs.All(p => p.Name != parameter.Name) && !IsMutableSpan(parameter.Type))
            {
                return $"the solver has no parameter '{parameter.Name}' to hand to '{candidate.Name}'; give both the same name";
            }
        }

        return kind == "Objective"
            ? named is { ReturnType: RealType, IsReturnActive: true } ? null : $"'{candidate.Name}' must return the real number that the solution makes stationary"
            : WritesOrReturnsSolution(named) ? null : $"'{candidate.Name}' must return, or write to a span, as many numbers as the solution has";
    }

    private bool WritesOrReturnsSolution(MemberSignature named) => named.ReturnType is { } result
        ? IsSame(result, solution!)
        : named.Parameters.Skip(1).Any(p => (IsMutableSpan(p.Type) || p.RefKind == RefKind.Out) && IsSame(p.Type, solution!));

    /// <summary>Whether both hold the same numbers: memory of one kind stands for memory of another.</summary>
    private static bool IsSame(IrType left, IrType right) => (left, right) switch
    {
        (SequenceType a, SequenceType b) => a.Rank == b.Rank && IsSame(a.Element, b.Element),
        _ => left.Equals(right),
    };

    private static bool IsMutableSpan(IrType type) => type is SequenceType { Kind: SequenceKind.Span or SequenceKind.Memory };
}
