using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>Reads <c>[ImplicitDerivative]</c>: the named method, matched with the solver by name and type; or why they do not fit
/// (<c>AD0013</c>).</summary>
internal sealed partial class ImplicitReader
{
    private readonly Compilation compilation;
    private readonly TypeMapper types;
    private readonly MemberSignature solver;
    private readonly AttributeData attribute;
    private readonly CalleeFactory callees;

    private ImplicitReader(MemberSignature solver, AttributeData attribute, Compilation compilation, TypeMapper types)
    {
        this.solver = solver;
        this.attribute = attribute;
        this.compilation = compilation;
        this.types = types;
        callees = new CalleeFactory(compilation, types);
    }

    /// <summary>The signature; or the reason why there is none, as the end of a sentence that says what to do.</summary>
    public static (ImplicitSignature? Signature, string? Reason) Read(MemberSignature solver, Compilation compilation, TypeMapper types)
    {
        AttributeData attribute = KnownSymbols.Find(solver.Method.GetAttributes(), types.Known.ImplicitDerivativeAttribute)!;
        try
        {
            return (new ImplicitReader(solver, attribute, compilation, types).Read(), null);
        }
        catch (MismatchException exception)
        {
            return (null, exception.Message);
        }
    }

    private ImplicitSignature Read()
    {
        (ImplicitForm Form, string Name)[] named =
        [
            .. attribute.NamedArguments
                .Where(static argument => argument.Key is "Residual" or "FixedPoint" or "Objective" && argument.Value.Value is string { Length: > 0 })
                .Select(static argument => (Enum.TryParse(argument.Key, out ImplicitForm form) ? form : default, (string)argument.Value.Value!)),
        ];
        if (named.Length != 1)
        {
            throw new MismatchException($"exactly one of Residual, FixedPoint and Objective must be set, and {(named.Length == 0 ? "none" : "more than one")} is");
        }

        if (solver.ThisIsActive)
        {
            throw new MismatchException("ThisIsActive has no meaning here; hand the fields that are to be differentiated to the solver as parameters");
        }

        ImplicitSolution solution = ReadSolution();
        ImplicitSettings settings = ReadSettings(named[0].Form, solution);
        if (settings.Mode is ImplicitMode.Neumann or ImplicitMode.Unrolled || !settings.IsDirect)
        {
            // Only a direct solve of one unknown is a division.
            solution = solution with { IsFlat = false };
        }

        IMethodSymbol[] candidates = [.. Candidates(named[0].Name)];
        if (candidates.Length == 0)
        {
            throw new MismatchException($"'{solver.Method.ContainingType.Name}' has no method '{named[0].Name}'; add it, or name another one");
        }

        MismatchException? first = null;
        foreach (IMethodSymbol candidate in candidates)
        {
            try
            {
                return Fit(named[0].Form, candidate, solution, settings);
            }
            catch (MismatchException exception)
            {
                first ??= exception;
            }
        }

        throw first!;
    }

    private IEnumerable<IMethodSymbol> Candidates(string name)
    {
        for (INamedTypeSymbol? type = solver.Method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (IMethodSymbol method in type.GetMembers(name).OfType<IMethodSymbol>())
            {
                if (!SymbolEqualityComparer.Default.Equals(method, solver.Method) && compilation.IsSymbolAccessibleWithin(method, solver.Method.ContainingType))
                {
                    yield return method.PartialDefinitionPart ?? method;
                }
            }
        }
    }

    /// <summary>What the solver returns; else the one active parameter that it can write to.</summary>
    private ImplicitSolution ReadSolution()
    {
        if (solver is { IsReturnActive: true, ReturnType: { } result })
        {
            if (solver.Parameters.FirstOrDefault(static p => p.IsActive && p.RefKind is RefKind.Ref or RefKind.Out) is { } output)
            {
                throw new MismatchException($"the solver returns a solution and gives out '{output.Name}' as well; mark that [NoDerivative], or return both in a tuple");
            }

            return Solution(result, -1, solver.ReturnSymbol!);
        }

        int[] outputs = [.. Enumerable.Range(0, solver.Parameters.Count).Where(i => solver.Parameters[i] is { IsActive: true } p
            && (p.RefKind is RefKind.Ref or RefKind.Out || p.Type is SequenceType { Kind: SequenceKind.Span }))];
        return outputs.Length switch
        {
            1 => Solution(solver.Parameters[outputs[0]].Type, outputs[0], solver.Parameters[outputs[0]].TypeSymbol),
            0 => throw new MismatchException("the solver has no solution; return it, or write it to a span"),
            _ => throw new MismatchException(
                $"which of {string.Join(" and ", outputs.Select(i => $"'{solver.Parameters[i].Name}'"))} is the solution? Mark guesses and work buffers [NoDerivative], or write everything to one span"),
        };
    }

    private ImplicitSolution Solution(IrType type, int parameter, ITypeSymbol symbol)
    {
        bool fits = type switch
        {
            RealType => true,
            SequenceType { Kind: SequenceKind.Array, Rank: 1, Element: RealType { Kind: not RealKind.Generic } } => parameter < 0,
            SequenceType { Kind: SequenceKind.Span, Element: RealType { Kind: not RealKind.Generic } } => parameter >= 0,
            AggregateType { Kind: not AggregateKind.Class } aggregate => Unfolding.Leaves(aggregate, types.Layouts) is { Count: > 0 },
            _ => false,
        };
        return fits
            ? new ImplicitSolution(type, parameter, type is RealType)
            : throw new MismatchException($"a solution of type '{Display(symbol)}' is not supported; use a real, a span, an array, or a tuple or struct of reals");
    }

    private ImplicitSettings ReadSettings(ImplicitForm form, ImplicitSolution solution)
    {
        object? Value(string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

        int structure = Value("Structure") as int? ?? 0;
        var mode = (ImplicitMode)(Value("Mode") as int? ?? 0);
        if (mode == ImplicitMode.Exact)
        {
            mode = structure == 2 ? ImplicitMode.Cholesky : ImplicitMode.Lu;
        }

        int budget = Value("Budget") as int? ?? 0;
        if (budget < 0)
        {
            throw new MismatchException("Budget must not be negative");
        }

        if (mode == ImplicitMode.Unrolled && form != ImplicitForm.FixedPoint)
        {
            throw new MismatchException("only a FixedPoint has steps to unroll; name one, or choose another Mode");
        }

        if (solution.Type is RealType { Kind: RealKind.Generic } && mode is not (ImplicitMode.Lu or ImplicitMode.Cholesky))
        {
            throw new MismatchException("a generic solution has the exact Mode only; use double or float");
        }

        int onFailure = Value("OnFailure") as int? ?? (budget > 0 && mode is not (ImplicitMode.Lu or ImplicitMode.Cholesky) ? 2 : 0);
        var options = new List<string>();
        if (form == ImplicitForm.FixedPoint)
        {
            options.Add("FixedPoint = true");
        }

        if (budget > 0)
        {
            options.Add("MaxIterations = " + budget.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (string name in new[] { "Tolerance", "Ridge", "StepSize" })
        {
            if (Value(name) is double number)
            {
                options.Add($"{(name == "StepSize" ? "Step" : name)} = {Emission.ConstantPrinter.Print(new RealConstant(number, RealType.Double))}");
            }
        }

        if (onFailure > 0)
        {
            options.Add("OnFailure = global::AutoDiff.Solvers.SolveFailure." + (onFailure == 1 ? "NaN" : "Keep"));
        }

        return new ImplicitSettings(mode, structure > 0 || form == ImplicitForm.Objective, onFailure != 0, budget, options.ToEquatableArray());
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The method does not fit: its message says why, and what to do.</summary>
    private sealed class MismatchException(string message) : Exception(message);
}
