using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Testing;

/// <summary>Finds the cases of a compilation and writes a driver for each.</summary>
public static class CompanionProbe
{
    /// <summary>The drivers of every case in the given trees.</summary>
    public static IReadOnlyList<ProbeDriver> Write(GeneratedCompilation generated, IEnumerable<SyntaxTree> trees)
    {
        ArgumentNullException.ThrowIfNull(generated);
        var drivers = new List<ProbeDriver>();
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = generated.Output.GetSemanticModel(tree);
            string usings = string.Concat(tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>()
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))
                .Select(directive => directive.ToString() + Environment.NewLine));
            foreach (ProbeCase test in CasesOf(model, tree))
            {
                var missing = new List<string>();
                Derivatives found = CompanionTable.Find(test, missing);
                string className = string.Create(CultureInfo.InvariantCulture, $"Driver_{drivers.Count}");
                string source = DriverWriter.Write(test, found, className, usings);
                string space = test.Method.ContainingNamespace.IsGlobalNamespace ? "" : test.Method.ContainingNamespace.ToDisplayString() + ".";
                drivers.Add(new ProbeDriver(test.Name, space + className, GeneratorHost.Parse(new SourceFile(className + ".cs", source)), missing, test.Attribute));
            }
        }

        return drivers;
    }

    /// <summary>The names of the cases of a source, from its syntax alone, so that a test runner can list them cheaply.</summary>
    public static IEnumerable<string> NamesOf(SyntaxTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        foreach (MemberDeclarationSyntax member in Members(tree))
        {
            foreach (AttributeSyntax attribute in CaseAttributes(member))
            {
                yield return NameOf(member, attribute);
            }
        }
    }

    /// <summary>The name of the member that a node stands in, as cases name it, or null.</summary>
    internal static string? MemberNameAt(SyntaxNode node)
    {
        MemberDeclarationSyntax? member = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);
        return member is null ? null : MemberName(member);
    }

    /// <summary><c>Type.Member</c> of a declaration.</summary>
    internal static string MemberName(MemberDeclarationSyntax member)
    {
        string name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            ConstructorDeclarationSyntax => ".ctor",
            OperatorDeclarationSyntax op => "operator " + op.OperatorToken.ValueText,
            ConversionOperatorDeclarationSyntax op => "operator " + op.Type,
            _ => "this[]",
        };
        return string.Join('.', member.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().Select(t => t.Identifier.ValueText).Append(name));
    }

    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);

    private static IEnumerable<AttributeSyntax> CaseAttributes(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Where(attribute => attribute.Name.ToString() is "Case");

    private static string NameOf(MemberDeclarationSyntax member, AttributeSyntax attribute)
    {
        var positional = attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null);
        string arguments = (positional?.Expression as LiteralExpressionSyntax)?.Token.ValueText ?? "";
        string? on = Literal(attribute, nameof(CaseAttribute.On));
        string? types = Literal(attribute, nameof(CaseAttribute.TypeArguments));
        return $"{MemberName(member)}{(types is null ? "" : $"<{types}>")}({arguments}){(on is null ? "" : " on " + on)}";
    }

    private static string? Literal(AttributeSyntax attribute, string name) =>
        (attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)
            ?.Expression as LiteralExpressionSyntax)?.Token.ValueText;

    internal static IEnumerable<ProbeCase> CasesOf(SemanticModel model, SyntaxTree tree)
    {
        foreach (MemberDeclarationSyntax member in Members(tree))
        {
            AttributeSyntax[] attributes = [.. CaseAttributes(member)];
            if (attributes.Length == 0)
            {
                continue;
            }

            ISymbol symbol = model.GetDeclaredSymbol(member)!;
            IMethodSymbol method = symbol as IMethodSymbol ?? ((IPropertySymbol)symbol).GetMethod!;
            AttributeData[] data = [.. symbol.GetAttributes().Where(a => a.AttributeClass?.Name == nameof(CaseAttribute))];
            foreach ((AttributeSyntax attribute, AttributeData values) in attributes.Zip(data))
            {
                CaseAttribute parsed = Parse(values);
                yield return new ProbeCase(method, Construct(model, member, method, parsed), parsed, NameOf(member, attribute));
            }
        }
    }

    private static IMethodSymbol Construct(SemanticModel model, MemberDeclarationSyntax member, IMethodSymbol method, CaseAttribute test)
    {
        IMethodSymbol constructed = method;
        if (method.ContainingType.IsGenericType && test.On is { } on)
        {
            int position = member.SpanStart;
            ITypeSymbol? type = method.IsStatic
                ? model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(on), SpeculativeBindingOption.BindAsTypeOrNamespace).Type
                : model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseExpression(on), SpeculativeBindingOption.BindAsExpression).Type;
            constructed = type!.GetMembers(method.Name).OfType<IMethodSymbol>()
                .Single(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method));
        }

        if (method.IsGenericMethod && test.TypeArguments is { } arguments)
        {
            ITypeSymbol[] types = [.. ((GenericNameSyntax)SyntaxFactory.ParseTypeName("T<" + arguments + ">")).TypeArgumentList.Arguments
                .Select(type => model.GetSpeculativeTypeInfo(member.SpanStart, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type!)];
            constructed = constructed.Construct(types);
        }

        return constructed;
    }

    private static CaseAttribute Parse(AttributeData data)
    {
        var test = new CaseAttribute(data.ConstructorArguments is [{ Value: string arguments }] ? arguments : "");
        foreach ((string name, TypedConstant value) in data.NamedArguments)
        {
            typeof(CaseAttribute).GetProperty(name)!.SetValue(test, value.Value);
        }

        return test;
    }
}
