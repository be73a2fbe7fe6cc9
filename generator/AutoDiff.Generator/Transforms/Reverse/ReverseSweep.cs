using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Writes the adjoint code of a versioned method, statement by statement from the last to the first.</summary>
/// <remarks>
/// Each rule stands above its case as an equation, <c>adj[x] += …</c>. An adjoint that nothing has been added to is a zero that
/// is never materialised. The adjoint of a variable lives in the reverse of the block that defines the variable. The code reads
/// primal values as if they were all in scope; <see cref="SweepEmitter"/> makes that true.
/// </remarks>
internal sealed partial class ReverseSweep
{
    private readonly PrimalTree tree;
    private readonly MemoryRoots roots;
    private readonly Activity activity;
    private readonly RuleTable rules;
    private readonly Reductions reductions;
    private readonly Dictionary<int, IrVariable> parameterShadows;
    private readonly SequenceJoins? joins;
    private readonly LinkedShadows? links;
    private readonly Dictionary<int, IrVariable> shadows = [];
    private readonly Dictionary<int, IrVariable> primals = [];
    private readonly List<Scope> scopes = [];
    private readonly VariableIds ids;
    private readonly IrVariable tape;
    private readonly IrVariable scratch;
    private IrBuilder builder;

    /// <param name="scratch">A second tape, for memory that only the reverse sweep uses: what the first one holds is taken back
    /// while that memory is in use.</param>
    /// <param name="parameterShadows">The adjoints of the parameters that are memory, by parameter id.</param>
    public ReverseSweep(PrimalTree tree, MemoryRoots roots, Activity activity, RuleTable rules, VariableIds ids, IrVariable tape, IrVariable scratch, Dictionary<int, IrVariable> parameterShadows, SequenceJoins? joins, LinkedShadows? links)
    {
        this.tree = tree;
        this.roots = roots;
        this.activity = activity;
        this.rules = rules;
        this.ids = ids;
        this.tape = tape;
        this.scratch = scratch;
        this.parameterShadows = parameterShadows;
        this.joins = joins;
        this.links = links;
        reductions = new Reductions(tree);
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            if (parameterShadows.TryGetValue(parameter.Variable.Id, out IrVariable? shadow))
            {
                primals[shadow.Id] = parameter.Variable;
            }
        }

        builder = new IrBuilder(ids);
    }

    /// <summary>Whether a partial that is a function which the primal computes, too, is the primal's value.</summary>
    public bool ReusesFunctions { get; init; } = true;

    /// <summary>What stores overwrite in memory that is brought back, see <see cref="RestoredMemory"/>.</summary>
    public Dictionary<IrStatement, IrVariable> Overwritten { get; init; } = [];

    public Dictionary<PrimalNode, CallPlan> CallPlans { get; } = [];

    /// <summary>The adjoints of the parameters that are values, by parameter id, where anything was added to them.</summary>
    public Dictionary<int, Operand> ParameterAdjoints { get; } = [];

    /// <param name="seeds">What is added to the adjoints of the outputs before the last statement is reversed.</param>
    public ReverseBlock Run(IEnumerable<(Operand Output, Operand Seed)> seeds)
    {
        ReverseBlock root = new(tree.Root);
        Scope scope = new(root);
        scopes.Add(scope);
        ResizeParameters();
        EnterStandIns();
        foreach ((Operand output, Operand seed) in seeds)
        {
            if (MemoryRoots.IsMemory(output.Type))
            {
                SeedMemory(output, ((VariableOperand)seed).Variable);
            }
            else if (HoldsMemory(output.Type))
            {
                SeedStruct(output, seed);
            }
            else
            {
                Accumulate(output, seed);
            }
        }

        Fill(scope);
        LeaveStandIns(root.Nodes);
        foreach (IrParameter parameter in tree.Method.Parameters)
        {
            if (scope.Adjoints.TryGetValue(parameter.Variable.Id, out Operand? adjoint))
            {
                ParameterAdjoints[parameter.Variable.Id] = adjoint;
            }
        }

        return root;
    }

    /// <summary>Whether the adjoint of a carried variable goes from one iteration to the next, other than by staying the same.</summary>
    public bool IsSequential(IrVariable carried) => activity.IsActive(carried) && reductions.RootOf(carried) is null;

    /// <summary>The primal memory whose adjoints <paramref name="shadow"/> refers to; null for other variables.</summary>
    public IrVariable? PrimalOf(IrVariable shadow) => primals.TryGetValue(shadow.Id, out IrVariable? primal) ? primal : null;

    private ReverseBlock Reverse(PrimalBlock block)
    {
        IrBuilder outer = builder;
        builder = new IrBuilder(ids);
        ReverseBlock reverse = new(block);
        Scope scope = new(reverse);
        scopes.Add(scope);
        Fill(scope);
        scopes.RemoveAt(scopes.Count - 1);
        builder = outer;
        return reverse;
    }

    private void Fill(Scope scope)
    {
        List<ReverseNode> nodes = scope.Block.Nodes;
        int groupStart = 0;
        Flush(nodes);
        groupStart = nodes.Count;
        for (int i = scope.Block.Origin.Nodes.Count - 1; i >= 0; i--)
        {
            PrimalNode node = scope.Block.Origin.Nodes[i];
            switch (node.Statement)
            {
                case SourceStatement source:
                    if (nodes.Count > groupStart)
                    {
                        nodes.Insert(groupStart, new ReverseCode(source));
                        groupStart = nodes.Count;
                    }

                    break;
                case IfStatement:
                    ReverseBlock then = Reverse(node.Blocks[0]);
                    ReverseBlock otherwise = Reverse(node.Blocks[1]);
                    if (!then.IsEmpty || !otherwise.IsEmpty)
                    {
                        scope.FlushPending(nodes);
                        nodes.Add(new ReverseIf(node, then, otherwise));
                    }

                    break;
                case ForStatement or WhileStatement:
                    ReverseBlock body = Reverse(node.Blocks[node.Blocks.Count - 1]);
                    if (!body.IsEmpty)
                    {
                        scope.FlushPending(nodes);
                        nodes.Add(new ReverseLoop(node, body));
                    }

                    break;
                default:
                    Visit(node);
                    Flush(nodes);
                    break;
            }
        }
    }

    private void Flush(List<ReverseNode> nodes)
    {
        foreach (IrStatement statement in builder.Statements)
        {
            nodes.Add(new ReverseCode(statement));
        }

        builder.Statements.Clear();
    }

    private void Visit(PrimalNode node)
    {
        switch (node.Statement)
        {
            case LetStatement s:
                ReverseLet(s.Target, s.Value);
                break;
            case AssignStatement s:
                ReverseAssign(s.Target, ((UseExpression)s.Value).Value);
                break;
            case StoreStatement s:
                ReverseStore(s);
                PutBack(s, s.Place);
                break;
            case AccumulateStatement s:
                // a[i] += v:  adj[v] += adj[a[i]]
                if (activity.IsActive(s.Place.Base) && activity.IsActive(s.Value) && ShadowPlace(s.Place) is { } accumulated)
                {
                    Operand adjoint = builder.Let(new LoadExpression(accumulated));
                    Accumulate(s.Value, s.IsSubtraction ? builder.Negate(adjoint) : adjoint);
                }

                PutBack(s, s.Place);
                break;
            case FillStatement s:
                ReverseFill(s);
                break;
            case CopyStatement s:
                ReverseCopy(s);
                break;
            case CallStatement s:
                ReverseCall(node, s);
                break;
            case EffectStatement when ListCode.Read(node.Statement) is { } change:
                ReverseChange(change.List, change.Index, change.Value);
                break;
            case DeclareStatement or EffectStatement or ReturnStatement:
                break;
            default:
                throw new InvalidOperationException($"Unknown statement {node.Statement.GetType().Name}.");
        }
    }

    private void ReverseAssign(IrVariable target, Operand value)
    {
        if (reductions.RootOf(target) is not null || MemoryRoots.IsMemory(target.Type) || !activity.IsActive(target))
        {
            return;
        }

        PrimalNode? definition = tree.Definition(target);
        if (definition is null)
        {
            // A write-through to a ref or out parameter: the adjoint enters at the end of the method.
            return;
        }

        if (definition.Statement is DeclareStatement)
        {
            // The end of a branch, j = a:  adj[a] += adj[j]
            if (AdjointOf(target) is { } joined)
            {
                Accumulate(value, joined);
            }
        }
        else
        {
            // The end of an iteration, c = e:  adj[e] += adj[c], adj[c] = 0
            IrVariable carried = Declared(target);
            Operand adjoint = builder.Let(new UseExpression(new VariableOperand(carried)));
            builder.Add(new AssignStatement(carried, new UseExpression(Versioning.DefaultOf(target.Type))));
            Accumulate(value, adjoint);
        }
    }

    /// <summary>The adjoint of a variable, or null while it is zero.</summary>
    private Operand? AdjointOf(IrVariable variable)
    {
        IrVariable owner = reductions.RootOf(variable) ?? variable;
        return ScopeOf(owner).Adjoints.TryGetValue(owner.Id, out Operand? adjoint) ? adjoint : null;
    }

    /// <summary>The adjoint of <paramref name="variable"/> as a variable that may be added to in nested code. It is declared before
    /// the nested code that asks for it first, with what has been added so far.</summary>
    private IrVariable Declared(IrVariable variable)
    {
        Scope scope = ScopeOf(variable);
        if (scope.Mutable.TryGetValue(variable.Id, out IrVariable? known))
        {
            return known;
        }

        IrVariable adjoint = NewAdjoint(variable);
        IrStatement declaration = scope.Adjoints.TryGetValue(variable.Id, out Operand? current)
            ? new LetStatement(adjoint, new UseExpression(current))
            : new DeclareStatement(adjoint, IsZeroed: true);
        scope.Adjoints[variable.Id] = adjoint;
        scope.Mutable[variable.Id] = adjoint;
        if (ReferenceEquals(scope, scopes[scopes.Count - 1]))
        {
            builder.Add(declaration);
        }
        else
        {
            scope.Pending.Add(declaration);
        }

        return adjoint;
    }

    private IrVariable NewAdjoint(IrVariable variable) => new(ids.Take(), AdjointName(variable), variable.Type);

    private static string AdjointName(IrVariable variable) => variable.Name.Length == 0 ? "" : variable.Name + "Adjoint";

    /// <summary>adj[target] += amount</summary>
    /// <remarks>In the block where the adjoint lives each sum is a value of its own; <paramref name="amount"/> must be immutable.</remarks>
    private void Accumulate(Operand target, Operand? amount)
    {
        if (amount is null or RealConstant { IsZero: true } || target is not VariableOperand { Variable: var variable } || !activity.IsActive(variable) || MemoryRoots.IsMemory(variable.Type))
        {
            return;
        }

        IrVariable owner = reductions.RootOf(variable) ?? variable;
        Scope scope = ScopeOf(owner);
        if (ReferenceEquals(scope, scopes[scopes.Count - 1]) && !scope.Mutable.ContainsKey(owner.Id) && AggregateSum.IsOperator(owner.Type))
        {
            scope.Adjoints[owner.Id] = scope.Adjoints.TryGetValue(owner.Id, out Operand? current)
                ? builder.Let(AdjointName(owner), new BinaryExpression(BinaryOperator.Add, current, amount, owner.Type))
                : amount;
            return;
        }

        AggregateSum.AddTo(Declared(owner), amount, tree.Method.Layouts, builder);
    }

    private Scope ScopeOf(IrVariable variable)
    {
        PrimalBlock block = tree.Definition(variable) is not { } node ? tree.Root
            : node.Statement is ForStatement ? node.Blocks[0]
            : node.Parent;
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(scopes[i].Block.Origin, block))
            {
                return scopes[i];
            }
        }

        throw new InvalidOperationException($"The adjoint of '{variable.Name}' is out of scope.");
    }

    /// <summary>The adjoints that live in the reverse of one block.</summary>
    private sealed class Scope(ReverseBlock block)
    {
        public ReverseBlock Block { get; } = block;

        /// <summary>The sums so far.</summary>
        public Dictionary<int, Operand> Adjoints { get; } = [];

        /// <summary>Those that are variables which nested code adds to.</summary>
        public Dictionary<int, IrVariable> Mutable { get; } = [];

        /// <summary>Declarations that belong before the nested statement that is being written.</summary>
        public List<IrStatement> Pending { get; } = [];

        public void FlushPending(List<ReverseNode> nodes)
        {
            foreach (IrStatement statement in Pending)
            {
                nodes.Add(new ReverseCode(statement));
            }

            Pending.Clear();
        }
    }
}
