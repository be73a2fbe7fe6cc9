using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <content>The named method against the solver, parameter by parameter.</content>
internal sealed partial class ImplicitReader
{
    private ImplicitSignature Fit(ImplicitForm form, IMethodSymbol candidate, ImplicitSolution solution, ImplicitSettings settings)
    {
        if (candidate.Arity != solver.Method.Arity)
        {
            throw new MismatchException($"'{candidate.Name}' has other type parameters than the solver");
        }

        IMethodSymbol method = candidate.Arity == 0 ? candidate : candidate.Construct([.. solver.Method.TypeParameters]);
        string name = candidate.Name;
        if (!candidate.IsStatic && solver.Method.IsStatic)
        {
            throw new MismatchException($"'{name}' is an instance method and the solver is static; make '{name}' static");
        }

        if (callees.Create(method) is not { } callee)
        {
            throw new MismatchException($"'{name}' is not differentiable; mark it [Differentiable]");
        }

        bool canReverse = callee.Find(CompanionKind.Vjp) is not null || callee.Find(CompanionKind.Reverse) is not null;
        bool needsReverse = solver.AsksReverse || form == ImplicitForm.Objective || !settings.IsDirect;
        if (callee.Find(CompanionKind.Jvp) is null || (!canReverse && needsReverse))
        {
            throw new MismatchException($"'{name}' has no derivative in {(canReverse ? "forward" : "reverse")} mode; mark it [Differentiable]");
        }

        MemberSignature named = MemberSignature.Read(method, types);
        if (named.ThisIsActive)
        {
            throw new MismatchException($"the receiver of '{name}' is active; hand the fields that are to be differentiated to it as parameters");
        }

        if (named.Parameters.Count == 0 || named.Parameters[0] is not { RefKind: RefKind.None or RefKind.In } first || !HoldsSame(first.Type, solution.Type))
        {
            string type = Display(solution.Parameter < 0 ? solver.ReturnSymbol! : solver.Parameters[solution.Parameter].TypeSymbol).Replace("Span<", "ReadOnlySpan<");
            throw new MismatchException($"the first parameter of '{name}' must be the solution, of type '{type}'");
        }

        if (!first.IsActive)
        {
            throw new MismatchException($"'{first.Name}', the solution, is marked [NoDerivative] in '{name}'; remove that");
        }

        int[] sources = Match(form, named, solution);
        CheckResult(form, named, sources, solution);
        if (form == ImplicitForm.Objective)
        {
            CheckObjective(named, solution);
        }

        return new ImplicitSignature(form, named, callee, solution, sources, settings);
    }

    private int[] Match(ImplicitForm form, MemberSignature named, ImplicitSolution solution)
    {
        string name = named.Method.Name;
        var sources = new int[named.Parameters.Count];
        sources[0] = ImplicitSignature.FromSolution;
        for (int i = 1; i < sources.Length; i++)
        {
            SignatureParameter parameter = named.Parameters[i];
            int source = IndexOf(parameter.Name);
            if ((source < 0 || source == solution.Parameter) && form != ImplicitForm.Objective && named.ReturnType is null && CanTakeResidual(parameter))
            {
                sources[i] = ImplicitSignature.ToResidual;
                continue;
            }

            if (source < 0 || source == solution.Parameter)
            {
                throw new MismatchException($"the solver has no parameter '{parameter.Name}' to hand to '{name}'; give both the same name");
            }

            SignatureParameter given = solver.Parameters[source];
            if (parameter.RefKind is RefKind.Ref or RefKind.Out || !Takes(parameter.Type, given.Type))
            {
                throw new MismatchException(
                    $"'{parameter.Name}' is of type '{Display(given.TypeSymbol)}' in the solver and of type '{Display(parameter.TypeSymbol)}' in '{name}'; give both the same type");
            }

            if (given.IsActive && !parameter.IsActive)
            {
                throw new MismatchException($"'{parameter.Name}' is active in the solver and [NoDerivative] in '{name}'; mark it in both or in neither");
            }

            sources[i] = source;
        }

        for (int i = 0; i < solver.Parameters.Count; i++)
        {
            if (i != solution.Parameter && solver.Parameters[i].IsActive && !sources.Contains(i))
            {
                throw new MismatchException(
                    $"'{name}' has no parameter '{solver.Parameters[i].Name}'; add it, or mark that of the solver [NoDerivative] where it is a guess or a tolerance");
            }
        }

        return sources;

        int IndexOf(string parameter)
        {
            for (int i = 0; i < solver.Parameters.Count; i++)
            {
                if (solver.Parameters[i].Name == parameter)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private static bool CanTakeResidual(SignatureParameter parameter) => parameter.IsActive
        && (parameter.RefKind == RefKind.Out || parameter is { RefKind: RefKind.None, Type: SequenceType { Kind: SequenceKind.Span or SequenceKind.Array, Rank: 1 } });

    private void CheckResult(ImplicitForm form, MemberSignature named, int[] sources, ImplicitSolution solution)
    {
        string name = named.Method.Name;
        if (form == ImplicitForm.Objective)
        {
            if (named is not { ReturnType: RealType, IsReturnActive: true })
            {
                throw new MismatchException($"'{name}' must return the real number that the solution makes stationary");
            }

            return;
        }

        int[] outputs = [.. Enumerable.Range(0, sources.Length).Where(i => sources[i] == ImplicitSignature.ToResidual)];
        IrType? result = named.ReturnType is { } returned ? named.IsReturnActive && outputs.Length == 0 ? returned : null
            : outputs.Length == 1 ? named.Parameters[outputs[0]].Type : null;
        int? count = CountOf(solution.Type);
        bool fits = result is not null && (solution.Type, result) switch
        {
            (RealType a, RealType b) => a.Equals(b),
            (SequenceType, SequenceType { Element: RealType { Kind: not RealKind.Generic }, Rank: 1, Kind: SequenceKind.Span or SequenceKind.Array }) => true,
            (AggregateType, SequenceType { Element: RealType { Kind: not RealKind.Generic }, Rank: 1, Kind: SequenceKind.Span or SequenceKind.Array }) => true,
            (AggregateType, AggregateType { Kind: not AggregateKind.Class }) => CountOf(result) == count,
            _ => false,
        };
        if (!fits)
        {
            throw new MismatchException(count is { } n
                ? $"'{name}' must return {(n == 1 ? "one real number, like" : $"{n} real numbers, as many as")} the solution {(n == 1 ? "" : "has")}".TrimEnd()
                : $"'{name}' must return, or write to one span, as many numbers as the solution has");
        }
    }

    /// <summary>A stationary point takes second derivatives, which are there for plain reals and memory of them.</summary>
    private void CheckObjective(MemberSignature named, ImplicitSolution solution)
    {
        foreach (SignatureParameter parameter in named.Parameters.Skip(1).Where(static p => p.IsActive))
        {
            if (parameter.Type is not (RealType or SequenceType { Element: RealType, Rank: 1, Kind: SequenceKind.ReadOnlySpan or SequenceKind.Array }))
            {
                throw new MismatchException(
                    $"an objective has plain reals, read-only spans and arrays of them for parameters, and '{parameter.Name}' is '{Display(parameter.TypeSymbol)}'; name its gradient as the Residual instead");
            }
        }

        if (solution.Type is RealType && !named.ReturnType!.Equals(solution.Type))
        {
            throw new MismatchException($"'{named.Method.Name}' and the solution are of different real types");
        }
    }

    private int? CountOf(IrType type) => type switch
    {
        RealType => 1,
        AggregateType aggregate => Unfolding.Leaves(aggregate, types.Layouts).Count,
        _ => null,
    };

    /// <summary>Whether both hold the same numbers: memory of one kind stands for memory of another.</summary>
    private static bool HoldsSame(IrType named, IrType solution) => (named, solution) switch
    {
        (SequenceType { Kind: SequenceKind.ReadOnlySpan or SequenceKind.Span or SequenceKind.Array, Rank: 1 } a, SequenceType b) => a.Element.Equals(b.Element),
        _ => named.Equals(solution),
    };

    /// <summary>Whether what the solver has can be handed to the named method: as it is, or as a span of an array.</summary>
    private static bool Takes(IrType named, IrType given) => named.Equals(given)
        || (named, given) is (SequenceType { Kind: SequenceKind.ReadOnlySpan, Rank: 1 } a, SequenceType { Kind: SequenceKind.Array or SequenceKind.Span, Rank: 1 } b)
            && a.Element.Equals(b.Element);
}
