using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>The enumerator that a <c>foreach</c> uses and what it gives.</summary>
internal sealed record ForEachInfo(ITypeSymbol EnumeratorType, ITypeSymbol ElementType)
{
    public static ForEachInfo? Of(IForEachLoopOperation loop, Compilation compilation)
    {
        if (loop.Syntax is not CommonForEachStatementSyntax syntax || loop.SemanticModel is not { } model)
        {
            return null;
        }

        ForEachStatementInfo info = model.GetForEachStatementInfo(syntax);
        return info.GetEnumeratorMethod is { } enumerator && info.ElementType is { } element
            ? new ForEachInfo(enumerator.ReturnType, element)
            : null;
    }
}
