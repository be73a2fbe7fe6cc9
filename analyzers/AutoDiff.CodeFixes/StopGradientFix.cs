using System.Collections.Immutable;
using System.Composition;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiff.CodeFixes;

/// <summary><c>AD0003</c>, <c>AD0005</c>: says that no derivative is meant to go through the expression.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientFix))]
[Shared]
public sealed class StopGradientFix : EditFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AD0003", "AD0005"];

    private protected override string? TitleFor(FixEdit edit) =>
        Targets(edit).Count > 0 ? "Stop the derivative with Diff.StopGradient" : null;

    private protected override void Apply(FixEdit edit, SyntaxEditor editor)
    {
        foreach (ExpressionSyntax target in Targets(edit))
        {
            editor.ReplaceNode(target, static (current, _) => SyntaxEdits.StopGradient((ExpressionSyntax)current));
        }
    }

    /// <summary>The expressions to wrap: a call's value where that is all that comes out of it, else what goes into it.</summary>
    private static IReadOnlyList<ExpressionSyntax> Targets(FixEdit edit)
    {
        if (edit.Expression is not { } expression)
        {
            return [];
        }

        var types = new TypeMapper(edit.Model.Compilation, edit.Model.GetEnclosingSymbol(expression.SpanStart, edit.Cancellation)?.ContainingType!);
        if (expression is CastExpressionSyntax cast)
        {
            return [cast.Expression];
        }

        ArgumentSyntax[] arguments = expression switch
        {
            InvocationExpressionSyntax call => [.. call.ArgumentList.Arguments],
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => [.. list.Arguments],
            _ => [],
        };
        ArgumentSyntax[] active = [.. arguments.Where(IsDifferentiable)];
        if (active.Any(static argument => !argument.RefKindKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None)))
        {
            return [];
        }

        bool givesValue = edit.Diagnostic.Id == "AD0003"
            && edit.Model.GetTypeInfo(expression, edit.Cancellation).Type is { } type
            && types.Map(type) is { IsDifferentiable: true } mapped && !MemoryRoots.IsMemory(mapped)
            && active.All(argument => !MemoryRoots.IsMemory(TypeOf(argument)!))
            && expression.Parent is not ExpressionStatementSyntax;
        return givesValue ? [expression] : [.. active.Select(static argument => argument.Expression)];

        bool IsDifferentiable(ArgumentSyntax argument) =>
            TypeOf(argument) is { IsDifferentiable: true } && !edit.Model.GetConstantValue(argument.Expression, edit.Cancellation).HasValue;

        IrType? TypeOf(ArgumentSyntax argument) =>
            edit.Model.GetTypeInfo(argument.Expression, edit.Cancellation).Type is { } type ? types.Map(type) : null;
    }
}
