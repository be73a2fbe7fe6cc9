using System.Collections.Immutable;
using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Analyzers;

/// <summary><c>AD0012</c>: the same memory is passed to two parameters of which one is written.</summary>
/// <remarks>Calls of companions anywhere, and calls of differentiable methods where they are differentiated through.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AliasingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Aliasing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.Of(start.Compilation).DifferentiableAttribute is not null)
            {
                start.RegisterOperationAction(Analyze, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (call.Arguments.Length < 2 || call.Arguments.Count(static argument => argument.Parameter is { } parameter && (IsMemory(parameter.Type) || parameter.RefKind != RefKind.None)) < 2)
        {
            return;
        }

        Func<IParameterSymbol, bool> isWritten;
        if (IsCompanion(method))
        {
            isWritten = static parameter => IsMutable(parameter.Type) && (!IsArrayLike(parameter.Type) || IsShadow(parameter.Name));
        }
        else if (MemberDiagnosis.IsMarked(method, context.Compilation) && IsDifferentiated(context.ContainingSymbol, context.Compilation))
        {
            ImmutableHashSet<string> written = method.DeclaringSyntaxReferences.IsEmpty
                ? ImmutableHashSet<string>.Empty
                : DiagnosisCache.Diagnose(method, context.Compilation, context.CancellationToken).WrittenParameters;
            isWritten = parameter => parameter.RefKind is RefKind.Ref or RefKind.Out || (IsMutable(parameter.Type) && (!IsArrayLike(parameter.Type) || written.Contains(parameter.Name)));
        }
        else
        {
            return;
        }

        Report(context, call, isWritten);
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, Func<IParameterSymbol, bool> isWritten)
    {
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            for (int j = i + 1; j < call.Arguments.Length; j++)
            {
                if (call.Arguments[i].Parameter is { } left && call.Arguments[j].Parameter is { } right
                    && (isWritten(left) || isWritten(right)) && AreAlike(left, right)
                    && Storage.Of(call.Arguments[i].Value) is { } first && Storage.Of(call.Arguments[j].Value) is { } second
                    && first.VisiblyOverlaps(second))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.Aliasing, call.Syntax.GetLocation(), first.Symbol.Name, left.Name, right.Name));
                    return;
                }
            }
        }
    }

    /// <summary>Whether both parameters stand for memory, or both for variables: a number that is copied is nobody's storage.</summary>
    private static bool AreAlike(IParameterSymbol left, IParameterSymbol right) =>
        IsMemory(left.Type) == IsMemory(right.Type) && (IsMemory(left.Type) || (left.RefKind != RefKind.None && right.RefKind != RefKind.None));

    private static bool IsDifferentiated(ISymbol containing, Compilation compilation)
    {
        for (ISymbol? symbol = containing; symbol is IMethodSymbol or IPropertySymbol; symbol = symbol.ContainingSymbol)
        {
            if (MemberDiagnosis.IsMarked(symbol, compilation)
                || (symbol is IMethodSymbol { AssociatedSymbol: { } associated } && MemberDiagnosis.IsMarked(associated, compilation)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCompanion(IMethodSymbol method) => CalleeFactory.IsGenerated(method);

    private static bool IsShadow(string name) => new[] { "Adjoint", "Gradient", "Product" }.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static bool IsMemory(ITypeSymbol? type) => type is not null && (IsArrayLike(type) || SpanName(type) is not null);

    private static bool IsMutable(ITypeSymbol type) => IsArrayLike(type) || SpanName(type) is "Span" or "Memory";

    private static bool IsArrayLike(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type is INamedTypeSymbol { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    private static string? SpanName(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            ? type.Name
            : null;
}
