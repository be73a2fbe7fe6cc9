using AutoDiff.Testing;

namespace AutoDiff.Generator.Tests.Transforms.Batching;

/// <summary>The emitted batched companions of a member.</summary>
internal static class LaneSource
{
    public static string Lanes(string member) => Declaration(Source(member), "TLanes FBatch__Lanes<");

    public static string GradientLanes(string member) => Declaration(Source(member), "TLanes FGradientBatch__Lanes<");

    /// <summary>A method, from its head to the documentation of the next.</summary>
    private static string Declaration(string source, string head)
    {
        int start = source.IndexOf(head, StringComparison.Ordinal);
        int end = source.IndexOf("/// <summary>", start, StringComparison.Ordinal);
        return end < 0 ? source[start..] : source[start..end];
    }

    public static string Source(string member)
    {
        GeneratedCompilation result = GeneratorHost.Run($$"""
            using System;
            using AutoDiff;
            public static partial class Model
            {
                [Differentiable(Derivatives.Default | Derivatives.Batch)]
                public static {{member}}
            }
            """);
        Assert.Empty(result.Errors);
        return string.Join("\n", result.GeneratedSources.Select(static file => file.Text).Where(static text => text.Contains("FBatch", StringComparison.Ordinal)));
    }
}
