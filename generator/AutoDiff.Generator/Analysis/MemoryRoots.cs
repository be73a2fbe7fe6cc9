using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Analysis;

/// <summary>Which memory a variable may refer to. A root is the id of the parameter, allocation or other definition that the
/// memory comes from; rows and fields share the root of what they are part of.</summary>
internal sealed class MemoryRoots
{
    private static readonly int[] None = [];
    private readonly PrimalTree tree;
    private readonly Dictionary<int, HashSet<int>> roots = [];
    private readonly Dictionary<int, IrVariable> variables = [];

    /// <summary>The roots of what is stored in the memory of a root: rows of an array, parts of an object.</summary>
    private readonly Dictionary<int, HashSet<int>> contents = [];
    private readonly Dictionary<int, List<PrimalNode>> writes = [];

    public MemoryRoots(PrimalTree tree)
    {
        this.tree = tree;
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            if (IsMemory(parameter.Variable.Type))
            {
                roots[parameter.Variable.Id] = [parameter.Variable.Id];
                variables[parameter.Variable.Id] = parameter.Variable;
            }
        }

        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (PrimalNode node in tree.All)
            {
                changed |= Visit(node.Statement);
            }

            changed |= Include();
        }

        Dictionary<int, HashSet<int>> shared = Shared();
        foreach (PrimalNode node in tree.All)
        {
            HashSet<int> written = [.. WrittenBy(node.Statement).SelectMany(Of)];
            written.UnionWith(written.Where(shared.ContainsKey).SelectMany(root => shared[root]).ToArray());
            foreach (int root in written)
            {
                if (!writes.TryGetValue(root, out List<PrimalNode>? sites))
                {
                    writes[root] = sites = [];
                }

                sites.Add(node);
            }
        }
    }

    /// <summary>The roots that are the same storage under other names: what a passive expression gives, such as the receiver of a call or
    /// <c>Diff.StopGradient(a)</c>, is not active where <c>a</c> is, and is written where <c>a</c> is.</summary>
    private Dictionary<int, HashSet<int>> Shared()
    {
        Dictionary<int, HashSet<int>> shared = [];
        bool changed;
        do
        {
            changed = false;
            foreach (PrimalNode node in tree.All)
            {
                if (node.Statement is LetStatement { Target: var target, Value: TemplateExpression template } && IsMemory(target.Type))
                {
                    HashSet<int> all = [target.Id, .. template.Arguments.OfType<VariableOperand>().Where(v => IsMemory(v.Type)).SelectMany(v => Of(v.Variable))];
                    all.UnionWith(all.Where(shared.ContainsKey).SelectMany(root => shared[root]).ToArray());
                    foreach (int root in all.Count > 1 ? all : [])
                    {
                        if (!shared.TryGetValue(root, out HashSet<int>? known))
                        {
                            shared[root] = known = [];
                        }

                        int before = known.Count;
                        known.UnionWith(all);
                        changed |= known.Count != before;
                    }
                }
            }
        }
        while (changed);
        return shared;
    }

    public static bool IsMemory(IrType type) => type is SequenceType or AggregateType { Kind: AggregateKind.Class };

    public IEnumerable<int> Of(IrVariable variable) => roots.TryGetValue(variable.Id, out HashSet<int>? known) ? known : None;

    /// <summary>The parameter or local that a root stands for.</summary>
    public IrVariable Variable(int root) => variables[root];

    public IReadOnlyList<PrimalNode> Writes(int root) => writes.TryGetValue(root, out List<PrimalNode>? sites) ? sites : [];

    /// <summary>The memory variables through which a statement writes.</summary>
    public static IEnumerable<IrVariable> WrittenBy(IrStatement statement)
    {
        switch (statement)
        {
            case StoreStatement s:
                return [s.Place.Base];
            case AccumulateStatement s:
                return [s.Place.Base];
            case FillStatement s:
                return [s.Sequence];
            case CopyStatement s:
                return [s.Destination];
            case CallStatement s:
                return s.Arguments
                    .Where((argument, i) => argument.Value is VariableOperand v && IsMemory(v.Type) && IsWritten(s, i, v.Type))
                    .Select(argument => ((VariableOperand)argument.Value!).Variable);
            case EffectStatement s:
                return s.Arguments.OfType<VariableOperand>().Where(v => CanBeWritten(v.Type)).Select(v => v.Variable);
            case LetStatement { Value: TemplateExpression { IsPure: false } template }:
                return template.Arguments.OfType<VariableOperand>().Where(v => CanBeWritten(v.Type)).Select(v => v.Variable);
            default:
                return [];
        }
    }

    /// <summary>Whether a call may write through an argument: what the callee's parameter says, as far as the arguments are those of the
    /// callee itself. Reverse halves have others, and shadows follow in every companion.</summary>
    private static bool IsWritten(CallStatement call, int argument, IrType type) =>
        call.Companion is CompanionKind.Reverse or CompanionKind.ReverseJvp || argument >= call.Callee.Parameters.Count
            ? CanBeWritten(type)
            : !call.Callee.ParameterOf(argument).IsReadOnly;

    private static bool CanBeWritten(IrType type) => IsMemory(type)
        && type is not SequenceType { IsReadOnlyView: true };

    private bool Visit(IrStatement statement)
    {
        switch (statement)
        {
            case LetStatement s when IsMemory(s.Target.Type):
                return Add(s.Target, SourcesOf(s.Target, s.Value));
            case AssignStatement s when IsMemory(s.Target.Type):
                return Add(s.Target, SourcesOf(s.Target, s.Value));
            case StoreStatement s when IsMemory(s.Value.Type) && s.Value is VariableOperand stored:
                return Contain(Of(s.Place.Base), Of(stored.Variable));
            case FillStatement s when IsMemory(s.Value.Type) && s.Value is VariableOperand filled:
                return Contain(Of(s.Sequence), Of(filled.Variable));
            case CopyStatement s when IsMemory(((SequenceType)s.Destination.Type).Element):
                return Contain(Of(s.Destination), Of(s.Source));
            case EffectStatement when ListCode.Read(statement) is { Value: VariableOperand added } change && IsMemory(added.Type):
                return Contain(Of(change.List), Of(added.Variable));
            case CallStatement s:
                bool changed = false;
                foreach (IrVariable result in s.Results.Concat(s.Arguments.Where(a => a.Result is not null).Select(a => a.Result!)))
                {
                    if (IsMemory(result.Type))
                    {
                        changed |= Add(result, s.Arguments.Select(a => a.Value).OfType<VariableOperand>().Where(v => IsMemory(v.Type)).SelectMany(v => Of(v.Variable)).Append(result.Id));
                    }
                }

                return changed;
            default:
                return false;
        }
    }

    private IEnumerable<int> SourcesOf(IrVariable target, Expression value)
    {
        switch (value)
        {
            case UseExpression { Value: VariableOperand v }:
                return Of(v.Variable);
            case SliceExpression s:
                return Of(s.Sequence);
            case LoadExpression l when roots.ContainsKey(l.Place.Base.Id):
                return Of(l.Place.Base);
            case UseExpression:
                return None;
            case MakeExpression m:
                Contain([target.Id], m.Fields.OfType<VariableOperand>().Where(v => IsMemory(v.Type)).SelectMany(v => Of(v.Variable)));
                return m.Fields.OfType<VariableOperand>().Where(v => IsMemory(v.Type)).SelectMany(v => Of(v.Variable)).Append(target.Id);
            default:
                return [target.Id];
        }
    }

    private bool Contain(IEnumerable<int> containers, IEnumerable<int> parts)
    {
        bool changed = false;
        int[] stored = parts.ToArray();
        foreach (int container in containers.ToArray())
        {
            if (!contents.TryGetValue(container, out HashSet<int>? known))
            {
                contents[container] = known = [];
            }

            foreach (int part in stored)
            {
                changed |= part != container && known.Add(part);
            }
        }

        return changed;
    }

    /// <summary>Whoever refers to a container refers to what is in it.</summary>
    private bool Include()
    {
        bool changed = false;
        if (contents.Count == 0)
        {
            return changed;
        }

        foreach (HashSet<int> known in roots.Values)
        {
            foreach (int root in known.ToArray())
            {
                if (contents.TryGetValue(root, out HashSet<int>? parts))
                {
                    int before = known.Count;
                    known.UnionWith(parts);
                    changed |= known.Count != before;
                }
            }
        }

        return changed;
    }

    private bool Add(IrVariable target, IEnumerable<int> sources)
    {
        if (!roots.TryGetValue(target.Id, out HashSet<int>? known))
        {
            roots[target.Id] = known = [];
        }

        bool changed = false;
        foreach (int source in sources.ToArray())
        {
            if (source == target.Id)
            {
                variables[source] = target;
            }

            changed |= known.Add(source);
        }

        return changed;
    }
}
