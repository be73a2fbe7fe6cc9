namespace AutoDiff.Generator.IR;

/// <summary>What kind of member a differentiable method is in the source.</summary>
internal enum MemberKind
{
    Method,
    Operator,
    Constructor,
    Property,
    Indexer,
}
