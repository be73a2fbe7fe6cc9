using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;

namespace AutoDiff.CodeFixes;

/// <summary>The statements that declare what a gradient needs and call it.</summary>
internal static class GradientUsage
{
    /// <summary>Whether the member has a gradient whose buffers can be declared.</summary>
    public static bool IsPossible(MemberSignature signature, TypeMapper types) =>
        (signature.Asked & DerivativeFlags.Gradient) != 0
        && signature.Family.Length > 0 && !signature.IsUnnamedConstructor
        && CompanionRules.WhyNot(DerivativeFlags.Gradient, signature, types) is null
        && signature.Parameters.All(static p => p.RefKind is RefKind.None or RefKind.In)
        && signature.Receiver is not { IsActive: true }
        && signature.Active.Where(CompanionRules.HasGradientShadow).All(static p => p.Type is RealType or AggregateType { Kind: not AggregateKind.Class } || Buffer(p, p.Name) is not null);

    /// <summary>Declarations of the buffers, then the call. <paramref name="arguments"/>: what the parameters are given.
    /// <paramref name="receiver"/>: what stands before the method's name, with its dot.</summary>
    public static IReadOnlyList<string> Statements(MemberSignature signature, IReadOnlyList<string> arguments, string receiver, string valueName, Func<string, string> free)
    {
        var statements = new List<string>();
        var call = new List<string>(arguments);
        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            SignatureParameter parameter = signature.Parameters[i];
            if (!parameter.IsActive || !CompanionRules.HasGradientShadow(parameter))
            {
                continue;
            }

            string gradient = free(parameter.Name + "Gradient");
            if (parameter.Type is RealType or AggregateType { Kind: not AggregateKind.Class })
            {
                call.Add($"out {CompanionSignature.Display(parameter.TypeSymbol)} {gradient}");
            }
            else
            {
                statements.Add($"var {gradient} = {Buffer(parameter, arguments[i])};");
                call.Add(gradient);
            }
        }

        string result = CompanionSignature.Display(signature.ReturnSymbol!);
        statements.Add($"{result} {free(valueName)} = {receiver}{CompanionNames.Gradient(signature.Family)}({string.Join(", ", call)});");
        return statements;
    }

    /// <summary>New memory of the shape of an argument.</summary>
    private static string? Buffer(SignatureParameter parameter, string argument)
    {
        if (parameter.Type is not SequenceType { Element: RealType or AggregateType { Kind: not AggregateKind.Class }, Rank: var rank } sequence)
        {
            return null;
        }

        string element = parameter.TypeSymbol is IArrayTypeSymbol array
            ? CompanionSignature.Display(array.ElementType)
            : CompanionSignature.Display(((INamedTypeSymbol)parameter.TypeSymbol).TypeArguments[0]);
        return sequence.Kind switch
        {
            SequenceKind.RectangularArray => $"new {element}[{string.Join(", ", Enumerable.Range(0, rank).Select(d => $"{argument}.GetLength({d})"))}]",
            SequenceKind.List => $"new global::System.Collections.Generic.List<{element}>(new {element}[{argument}.Count])",
            _ => $"new {element}[{argument}.Length]",
        };
    }
}
