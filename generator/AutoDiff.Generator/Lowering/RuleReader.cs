using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Generator.Lowering;

/// <summary>The rules of partials that a compilation sees.</summary>
internal static class RuleReader
{
    /// <summary>The rules of the runtime, of the other references and of the compilation itself, which win in this order
    /// from last to first. The same instance while the references do not change and declare no rules of their own.</summary>
    public static RuleTable Read(Compilation compilation) => DerivativeIndex.Of(compilation).Rules;
}
