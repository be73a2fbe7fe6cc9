using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>One thing to say about a member: which diagnostic, where, and its message arguments. <paramref name="Properties"/>
/// is what a code fix needs to know beyond the place.</summary>
internal sealed record Finding(
    DiagnosticDescriptor Descriptor,
    Location Location,
    ImmutableArray<string> Arguments,
    ImmutableDictionary<string, string?> Properties)
{
    public Finding(DiagnosticDescriptor descriptor, Location location, params string[] arguments)
        : this(descriptor, location, [.. arguments], ImmutableDictionary<string, string?>.Empty)
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Properties, [.. Arguments]);
}
