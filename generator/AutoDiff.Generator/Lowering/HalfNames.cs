using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The ending that tells the halves of overloads apart.</summary>
/// <remarks>The reverse half takes only the memory among the parameters, so those of two overloads can have the same
/// signature: <c>F(double)</c> and <c>F(double, int)</c>.</remarks>
internal static class HalfNames
{
    private const int LongestSuffix = 40;

    /// <summary>The suffix of a member in this compilation: empty unless its name is overloaded or given.</summary>
    public static string SuffixOf(MemberSignature signature) => signature.HasGivenName || IsOverloaded(signature) ? FullSuffix(signature) : "";

    /// <summary>The suffix with the types of all parameters.</summary>
    public static string FullSuffix(MemberSignature signature)
    {
        IMethodSymbol method = signature.Method.OriginalDefinition;
        var text = new StringBuilder();
        bool isPlain = method.Arity == 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            isPlain &= HostReader.IsPlain(parameter.Type) && parameter.RefKind == RefKind.None;
            text.Append('_');
            foreach (char c in parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            {
                text.Append(c switch
                {
                    '[' => "Array",
                    '<' => "Of",
                    _ => char.IsLetterOrDigit(c) ? c.ToString() : "",
                });
            }
        }

        return isPlain && text.Length <= LongestSuffix ? text.ToString() : "_" + HostReader.StableHash(CalleeFactory.KeyOf(method));
    }

    private static bool IsOverloaded(MemberSignature signature)
    {
        ISymbol declared = signature.Declared.OriginalDefinition;
        return declared.ContainingType.GetMembers(declared.Name).Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, declared)
            && other is not IMethodSymbol { PartialDefinitionPart: not null }
            && !(other is IMethodSymbol method && CalleeFactory.IsGenerated(method)));
    }
}
