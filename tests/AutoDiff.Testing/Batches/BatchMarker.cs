using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Testing;

/// <summary>Asks for the batched companions of every case that can have them, and marks parameters as batched.</summary>
internal sealed class BatchMarker(BatchMode mode) : CSharpSyntaxRewriter
{
    private static readonly HashSet<string> Batchable = new(StringComparer.Ordinal)
    {
        "double", "float", "double[]", "float[]", "ReadOnlySpan<double>", "ReadOnlySpan<float>", "Span<double>", "Span<float>",
    };

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        AttributeSyntax? mark = Find(node, "Differentiable");
        List<ParameterSyntax> can = [.. node.ParameterList.Parameters.Where(Can)];
        List<ParameterSyntax> chosen = mode switch
        {
            BatchMode.All => can,
            BatchMode.First => [.. can.Take(1)],
            _ => [.. can.Skip(1)],
        };
        if (mark is null || Find(node, "Case") is null || chosen.Count == 0
            || node.TypeParameterList is not null
            || node.ParameterList.Parameters.Any(p => p.Type is GenericNameSyntax { Identifier.ValueText: "TensorSpan" or "ReadOnlyTensorSpan" })
            || node.ParameterList.Parameters.Any(p => p.Modifiers.Any(m => m.IsKind(SyntaxKind.RefKeyword)) || p.Modifiers.Any(m => m.IsKind(SyntaxKind.OutKeyword)))
            || !node.Modifiers.Any(m => m.IsKind(SyntaxKind.StaticKeyword))
            || node.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => type.TypeParameterList is not null || type is InterfaceDeclarationSyntax))
        {
            return node;
        }

        AttributeArgumentSyntax? flags = mark.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null);
        ExpressionSyntax asked = SyntaxFactory.ParseExpression(flags is null
            ? "global::AutoDiff.Derivatives.Default | global::AutoDiff.Derivatives.Batch"
            : $"({flags.Expression}) | global::AutoDiff.Derivatives.Batch");
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(asked);
        IEnumerable<AttributeArgumentSyntax> others = mark.ArgumentList?.Arguments.Where(other => other.NameEquals is not null) ?? [];
        AttributeSyntax marked = mark.WithArgumentList(SyntaxFactory.AttributeArgumentList([argument, .. others]));
        return node.ReplaceNodes(
            chosen.Cast<SyntaxNode>().Append(mark),
            (original, _) => original == mark
                ? marked
                : ((ParameterSyntax)original).AddAttributeLists(SyntaxFactory.AttributeList(
                    [SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::AutoDiff.Batched"))]).WithTrailingTrivia(SyntaxFactory.Space)));
    }

    private static bool Can(ParameterSyntax parameter) =>
        parameter.Type is not null && Batchable.Contains(parameter.Type.ToString())
        && !parameter.Modifiers.Any(m => m.IsKind(SyntaxKind.ThisKeyword)) && !parameter.Modifiers.Any(m => m.IsKind(SyntaxKind.ParamsKeyword));

    private static AttributeSyntax? Find(MethodDeclarationSyntax method, string name) =>
        method.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == name);
}
