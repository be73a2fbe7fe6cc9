using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Diagnosis;

/// <summary>The diagnoses of a compilation's members. Each member is lowered once, however many analyzers ask.</summary>
internal sealed class DiagnosisCache
{
    private static readonly ConditionalWeakTable<Compilation, DiagnosisCache> Caches = new();

    private readonly ConcurrentDictionary<ISymbol, Slot> slots = new(SymbolEqualityComparer.Default);

    private DiagnosisCache()
    {
    }

    /// <summary>What there is to say about a marked member.</summary>
    public static MemberDiagnosis Diagnose(ISymbol marked, Compilation compilation, CancellationToken cancellation) =>
        Caches.GetValue(compilation, static _ => new DiagnosisCache())
            .slots.GetOrAdd(marked, static _ => new Slot())
            .Get(marked, compilation, cancellation);

    /// <summary>A diagnosis in the making. A cancelled one leaves nothing behind.</summary>
    private sealed class Slot
    {
        private readonly object gate = new();
        private MemberDiagnosis? diagnosis;

        public MemberDiagnosis Get(ISymbol marked, Compilation compilation, CancellationToken cancellation)
        {
            lock (gate)
            {
                return diagnosis ??= MemberDiagnosis.Make(marked, compilation, cancellation);
            }
        }
    }
}
