using System.Collections.Immutable;
using System.Composition;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0003</c>, <c>AD0005</c>, <c>AD0006</c>, <c>AD0007</c>: makes the parameter that the expression is about passive.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoDerivativeFix))]
[Shared]
public sealed class NoDerivativeFix : EditFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0003", "AD0005", "AD0006", "AD0007"];

    private protected override string? TitleFor(FixEdit edit) => ParameterOf(edit) is { } parameter ? $"Mark '{parameter.Name}' [NoDerivative]" : null;

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        if (ParameterOf(edit)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(edit.Cancellation) is ParameterSyntax parameter)
        {
            editor.ReplaceNode(parameter, static (current, _) => ((ParameterSyntax)current).AttributeLists.Count > 0
                ? current
                : SyntaxEdits.WithAttribute(current, "global::AutoDiff.NoDerivative"));
        }
    }

    /// <summary>The one active parameter that the expression reads, if it reads no other variable that could be active and the
    /// member keeps an active parameter without it.</summary>
    private static IParameterSymbol? ParameterOf(FixEdit edit)
    {
        if (edit.Member is not { } member || edit.Model.GetDeclaredSymbol(member, edit.Cancellation) is not { } declared
            || MemberReader.MethodOf(declared) is not { } method || !MemberDiagnosis.IsMarked(declared, edit.Model.Compilation))
        {
            return null;
        }

        var types = new TypeMapper(edit.Model.Compilation, method.ContainingType);
        MemberSignature signature = MemberSignature.Read(method, types);
        IParameterSymbol? found = null;
        SyntaxNode node = edit.Root.FindNode(edit.Diagnostic.Location.SourceSpan);
        foreach (IdentifierNameSyntax name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            switch (edit.Model.GetSymbolInfo(name, edit.Cancellation).Symbol)
            {
                case ILocalSymbol local when types.Map(local.Type).IsDifferentiable:
                    return null;
                case IParameterSymbol parameter when signature.Active.Any(p => SymbolEqualityComparer.Default.Equals(p.Symbol, parameter)):
                    if (found is not null && !SymbolEqualityComparer.Default.Equals(found, parameter))
                    {
                        return null;
                    }

                    found = parameter;
                    break;
            }
        }

        return found is { RefKind: RefKind.None or RefKind.In } && signature.Active.Count() > 1 ? found : null;
    }
}
