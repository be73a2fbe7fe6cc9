using AutoDiff.Analyzers.Diagnosis;
using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiff.Analyzers.Doubts;

/// <summary>A method's single-assignment form with the facts that the doubts are read from.</summary>
/// <remarks>There are two activities. The generator's counts a value as varied though its derivative be zero; the other one,
/// <see cref="IsLive"/>, ends where a value becomes discrete, so that what follows is not reported once more.</remarks>
internal sealed class DoubtContext
{
    private readonly IReadOnlyList<Location> origins;
    private readonly Activity activity;
    private readonly Activity live;
    private readonly Dictionary<int, List<PrimalNode>> uses = [];

    public DoubtContext(IrMethod method, RuleTable rules, IReadOnlyList<Location> origins, ISymbol marked)
    {
        this.origins = origins;
        Marked = marked;
        Rules = rules;
        VersionedMethod versioned = Versioning.Apply(method);
        Tree = new PrimalTree(versioned.Method);
        Roots = new MemoryRoots(Tree);
        Outputs = OutputsOf(versioned);
        activity = new Activity(Tree, Roots, Outputs);
        IrMethod cut = versioned.Method with { Body = Cut(versioned.Method.Body) };
        var cutTree = new PrimalTree(cut);
        live = new Activity(cutTree, new MemoryRoots(cutTree), Outputs);
        foreach (PrimalNode node in Tree.All)
        {
            foreach (VariableOperand operand in node.Statement.Operands().OfType<VariableOperand>())
            {
                if (!uses.TryGetValue(operand.Variable.Id, out List<PrimalNode>? nodes))
                {
                    uses[operand.Variable.Id] = nodes = [];
                }

                nodes.Add(node);
            }
        }
    }

    public ISymbol Marked { get; }

    public RuleTable Rules { get; }

    public PrimalTree Tree { get; }

    public MemoryRoots Roots { get; }

    /// <summary>The values that carry a derivative out of the method, memory apart.</summary>
    public IReadOnlyList<Operand> Outputs { get; }

    /// <summary>The discretised operands of primitives, by the variable that holds the result.</summary>
    public Dictionary<int, IReadOnlyList<Operand>> Discretised { get; } = [];

    /// <summary>Whether the value depends on an active input.</summary>
    public bool IsVaried(Operand operand) => activity.IsVaried(operand);

    /// <summary>Whether an output depends on the value.</summary>
    public bool IsUseful(IrVariable variable) => activity.IsUseful(variable);

    /// <summary>Whether the value depends on an active input other than through a discrete value.</summary>
    public bool IsLive(Operand operand) => live.IsVaried(operand);

    public IReadOnlyList<PrimalNode> UsesOf(IrVariable variable) => uses.TryGetValue(variable.Id, out List<PrimalNode>? nodes) ? nodes : [];

    /// <summary>The statement that computes the operand, if it is a let.</summary>
    public LetStatement? DefinitionOf(Operand operand) => operand is VariableOperand v ? Tree.Definition(v.Variable)?.Statement as LetStatement : null;

    /// <summary>Where the construct stands; null for one that the user did not write.</summary>
    public Location? Place(int origin) => origin >= 0 && origin < origins.Count ? origins[origin] : null;

    /// <summary>What the user wrote for a value, or its variable's name.</summary>
    public string Quote(LetStatement let) => Place(let.Origin) is { } place ? SourceQuote.Of(place) : let.Target.Name;

    private static IReadOnlyList<Operand> OutputsOf(VersionedMethod versioned)
    {
        IrMethod method = versioned.Method;
        var outputs = new List<Operand>();
        if (method.Body is { Count: > 0 } body && body[body.Count - 1] is ReturnStatement end)
        {
            outputs.AddRange(end.Values.Where((_, i) => method.Results[i].IsActive));
        }

        foreach (IrParameter parameter in method.Parameters)
        {
            if (parameter.IsActive && versioned.Finals.TryGetValue(parameter.Variable.Id, out Operand? final))
            {
                outputs.Add(final);
            }
        }

        return outputs;
    }

    private EquatableArray<IrStatement> Cut(EquatableArray<IrStatement> block) => block.Select(Cut).ToEquatableArray();

    private IrStatement Cut(IrStatement statement) => statement switch
    {
        LetStatement { Value: PrimitiveExpression primitive } let when activity.IsUseful(let.Target) => let with { Value = Cut(let.Target, primitive) },
        IfStatement s => s with { Then = Cut(s.Then), Else = Cut(s.Else) },
        ForStatement s => s with { Body = Cut(s.Body) },
        WhileStatement s => s with { Header = Cut(s.Header), Body = Cut(s.Body) },
        _ => statement,
    };

    /// <summary>Takes away the operands by which the partial is the constant zero.</summary>
    private PrimitiveExpression Cut(IrVariable target, PrimitiveExpression primitive)
    {
        if (Rules.Find(primitive.Function) is not { } rule)
        {
            return primitive;
        }

        Operand[] arguments = [.. primitive.Arguments];
        var discretised = new List<Operand>();
        for (int i = 0; i < arguments.Length && i < rule.Partials.Count; i++)
        {
            if (rule.Partials[i].Formula is FormulaNumber { Bits: 0 } && arguments[i].Type is RealType real)
            {
                discretised.Add(arguments[i]);
                arguments[i] = new RealConstant(0, real);
            }
        }

        if (discretised.Count == 0)
        {
            return primitive;
        }

        Discretised[target.Id] = discretised;
        return primitive with { Arguments = arguments.ToEquatableArray() };
    }
}
