using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Gathers equal terms, constant factors and signs of adjoints and tangents.</summary>
/// <remarks><code>
/// t = 100 * a; u = t + t                 becomes    u = 200 * a
/// v = s + t; w = v + t                   becomes    w = s + 2 * t
/// n = -y; t = x * n; w = s + t           becomes    t = x * y; w = s - t
/// a = a + t; a = a + t                   becomes    a = a + 2 * t
/// </code>
/// Twice a number is exact, and a factor of two may wander through a product; a sum of three terms is rounded in another order, so only what
/// feeds nothing but shadows is touched.</remarks>
internal sealed class SimplifyTerms : IrRewriter
{
    /// <summary>Sums are looked through so far.</summary>
    private const int MostTerms = 8;

    private readonly AdjointParts parts;
    private readonly VariableIds ids;
    private readonly VariableSet assigned = [];
    private readonly ReadCounts reads;

    /// <summary>What temporaries are made of that never changes.</summary>
    private readonly VariableMap<Expression> made = new();

    /// <summary>What temporaries are made of until a variable is assigned.</summary>
    private readonly Dictionary<int, Expression> moving = [];

    private readonly Func<Operand, bool> isConstant;

    /// <summary>Of the sum that is looked at.</summary>
    private readonly List<(Operand Term, bool IsNegative)> terms = [];

    private EqualSums sums;

    private SimplifyTerms(IrMethod method, AdjointParts parts)
    {
        this.parts = parts;
        ids = new VariableIds(method.VariableCount);
        AssignedVariables.Gather(method.Body, assigned);
        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode is PassingMode.Ref or PassingMode.Out).Select(static parameter => parameter.Variable.Id));
        reads = ReadCounts.Of(method.Body);
        isConstant = IsConstant;
        sums = new EqualSums(isConstant, parts.IsAdjoint);
    }

    /// <param name="method">The method.</param>
    /// <param name="parts">The method's adjoints.</param>
    public static IrMethod Apply(IrMethod method, AdjointParts parts)
    {
        var pass = new SimplifyTerms(method, parts);
        IrMethod result = pass.Rewrite(method);
        return ReferenceEquals(result, method) ? method : result with { VariableCount = pass.ids.Count };
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        EqualSums around = sums;
        sums = new EqualSums(isConstant, parts.IsAdjoint);
        moving.Clear();
        EquatableArray<IrStatement> result = base.Block(block);
        moving.Clear();
        sums = around;
        return result;
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        IrStatement after = Rewritten(statement, output);
        if (sums.Added(after) is { } added && IsReal(added.Type) && sums.TryTake(after, output))
        {
            VariableOperand doubled = Let(Twice(added, 2, output), output);
            after = after is AssignStatement { Value: BinaryExpression sum } assign
                ? assign with { Value = sum with { Right = doubled } }
                : (AccumulateStatement)after with { Value = doubled };
        }

        output.Add(after);
        sums.Add(after, output.Count - 1);
        if (after is LetStatement { Target: { Type: RealType } target, Value: UnaryExpression or BinaryExpression } let && IsReal(target.Type))
        {
            Remember(target, let.Value);
        }
        else if (after is not (LetStatement or SourceStatement or StoreStatement { Place.Indices.IsEmpty: false } or AccumulateStatement { Place.Indices.IsEmpty: false }))
        {
            moving.Clear();
        }
    }

    /// <summary>The statement by itself; what it needs beforehand goes to the output.</summary>
    private IrStatement Rewritten(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement let when IsReal(let.Target.Type) && parts.IsAdjoint(let.Target):
                return Changed(let.Target, let.Value, output) is { } value ? let with { Value = value } : let;
            case AssignStatement assign when IsReal(assign.Target.Type) && parts.IsAdjoint(assign.Target):
                return Changed(assign.Target, assign.Value, output) is { } given ? assign with { Value = given } : assign;
            case AccumulateStatement sum when IsReal(sum.Place.Type) && parts.IsAdjoint(sum.Place.Base) && Positive(sum.Value, output) is { } positive:
                return sum with { Value = positive, IsSubtraction = !sum.IsSubtraction };
            case IfStatement or ForStatement or WhileStatement:
                List<IrStatement> single = [];
                base.Statement(statement, single);
                return single[0];
            default:
                return statement;
        }
    }

    private static bool IsReal(IrType type) => type is RealType { Kind: RealKind.Double or RealKind.Single };

    private bool IsConstant(Operand operand) => operand is not VariableOperand { Variable.Id: var id } || !assigned.Contains(id);

    /// <summary>What a value is made of may stand in its place: all operands of it are as they were.</summary>
    private void Remember(IrVariable target, Expression value)
    {
        if (!assigned.Contains(target.Id))
        {
            if (value.Operands().All(isConstant))
            {
                made[target.Id] = value;
            }
            else
            {
                moving[target.Id] = value;
            }
        }
    }

    private Expression? Made(Operand operand) => operand is not VariableOperand { Variable.Id: var id } ? null
        : made.TryGetValue(id, out Expression? value) || moving.TryGetValue(id, out value) ? value : null;

    private Expression? Changed(IrVariable target, Expression value, List<IrStatement> output)
    {
        Expression after = Expression(target, value, output);
        if (ReferenceEquals(after, value))
        {
            return null;
        }

        reads.Add(value.Operands(), -1);
        reads.Add(after.Operands());
        return after;
    }

    private Expression Expression(IrVariable target, Expression value, List<IrStatement> output)
    {
        switch (value)
        {
            case UnaryExpression { Operator: UnaryOperator.Negate } negation when Made(negation.Value) is BinaryExpression { Operator: BinaryOperator.Multiply, Left: RealConstant factor } product:
                return product with { Left = new RealConstant(-factor.Value, factor.Real) };
            case BinaryExpression { Operator: BinaryOperator.Multiply, Left: RealConstant { Value: 2 } } product when Scaled(product.Right, 1, output) is { } scaled:
                return scaled;
            case BinaryExpression { Operator: BinaryOperator.Add } sum when sum.Left == sum.Right && sum.Left is VariableOperand:
                return Twice(sum.Left, 2, output);
            case BinaryExpression { Operator: BinaryOperator.Add } sum when Made(sum.Left) is UnaryExpression { Operator: UnaryOperator.Negate } negation && sum.Left != sum.Right:
                return new BinaryExpression(BinaryOperator.Subtract, sum.Right, negation.Value, sum.Type);
            case BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when Positive(sum.Right, output) is { } positive:
                return sum with { Operator = sum.Operator == BinaryOperator.Add ? BinaryOperator.Subtract : BinaryOperator.Add, Right = positive };
            case BinaryExpression { Operator: BinaryOperator.Add } sum when sum.Left is VariableOperand { Variable.Id: var left } && left != target.Id && sum.Left != sum.Right && Positive(sum.Left, output) is { } positive:
                return new BinaryExpression(BinaryOperator.Subtract, sum.Right, positive, sum.Type);
            case BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                return Again(sum, output) ?? value;
            default:
                return value;
        }
    }

    /// <summary>A sum that adds again what was added already, in sums that nobody else reads.</summary>
    private BinaryExpression? Again(BinaryExpression sum, List<IrStatement> output)
    {
        // What was added already is read there, too.
        if (sum.Right is not VariableOperand { Variable: var last } || reads[last.Id] < 2 || assigned.Contains(last.Id))
        {
            return null;
        }

        terms.Clear();
        Flatten(sum.Left, isNegative: false);
        int before = terms.IndexOf((sum.Right, sum.Operator == BinaryOperator.Subtract));
        if (before < 0 || terms.Count == 1)
        {
            return null;
        }

        terms[before] = (Let(Twice(sum.Right, 2, output), output), sum.Operator == BinaryOperator.Subtract);
        int first = terms.FindIndex(static term => !term.IsNegative);
        if (first < 0)
        {
            return null;
        }

        (terms[0], terms[first]) = (terms[first], terms[0]);
        Operand left = terms[0].Term;
        for (int i = 1; i < terms.Count - 1; i++)
        {
            left = Let(Sum(left, terms[i]), output);
        }

        return Sum(left, terms[terms.Count - 1]);

        BinaryExpression Sum(Operand begin, (Operand Term, bool IsNegative) term) =>
            new(term.IsNegative ? BinaryOperator.Subtract : BinaryOperator.Add, begin, term.Term, sum.Type);
    }

    private void Flatten(Operand operand, bool isNegative)
    {
        if (terms.Count < MostTerms && reads[operand] == 1 && Made(operand) is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } inner)
        {
            Flatten(inner.Left, isNegative);
            Flatten(inner.Right, isNegative != (inner.Operator == BinaryOperator.Subtract));
        }
        else
        {
            terms.Add((operand, isNegative));
        }
    }

    /// <summary>What a product that is only added is the negative of.</summary>
    private VariableOperand? Positive(Operand operand, List<IrStatement> output)
    {
        if (reads[operand] == 1 && Made(operand) is BinaryExpression { Operator: BinaryOperator.Multiply } product)
        {
            if (Made(product.Right) is UnaryExpression { Operator: UnaryOperator.Negate } right)
            {
                return Let(product with { Right = right.Value }, output);
            }

            if (Made(product.Left) is UnaryExpression { Operator: UnaryOperator.Negate } left)
            {
                return Let(product with { Left = left.Value }, output);
            }
        }

        return null;
    }

    /// <summary>Twice a value; a constant factor somewhere in it is twice as large instead.</summary>
    /// <param name="operand">The value.</param>
    /// <param name="uses">How often what becomes this reads the value: if nobody else does, it goes.</param>
    /// <param name="output">Takes what is computed anew.</param>
    private Expression Twice(Operand operand, int uses, List<IrStatement> output) =>
        Scaled(operand, uses, output) ?? new BinaryExpression(BinaryOperator.Multiply, new RealConstant(2, (RealType)operand.Type), operand, operand.Type);

    /// <summary>As <see cref="Twice"/>; null if there is no such factor.</summary>
    private BinaryExpression? Scaled(Operand operand, int uses, List<IrStatement> output)
    {
        var real = (RealType)operand.Type;
        switch (Made(operand))
        {
            case BinaryExpression { Operator: BinaryOperator.Multiply } product when product.Left is RealConstant factor && IsFinite(2 * factor.Value, real):
                return product with { Left = new RealConstant(2 * factor.Value, real) };
            case BinaryExpression { Operator: BinaryOperator.Multiply } product when product.Right is RealConstant factor && IsFinite(2 * factor.Value, real):
                return product with { Right = new RealConstant(2 * factor.Value, real) };
            case UnaryExpression { Operator: UnaryOperator.Negate } negation:
                return new BinaryExpression(BinaryOperator.Multiply, new RealConstant(-2, real), negation.Value, real);
            case BinaryExpression { Operator: BinaryOperator.Multiply } product when reads[operand] == uses && Factor(product.Right) is { } right:
                return product with { Right = Let(right, output) };
            case BinaryExpression { Operator: BinaryOperator.Multiply } product when reads[operand] == uses && Factor(product.Left) is { } left:
                return product with { Left = Let(left, output) };
            default:
                return null;
        }

        // What only this product reads, and takes a factor of two for nothing.
        BinaryExpression? Factor(Operand part) => reads[part] != 1 ? null : Made(part) switch
        {
            BinaryExpression { Operator: BinaryOperator.Multiply, Left: RealConstant factor } inner when IsFinite(2 * factor.Value, real) =>
                inner with { Left = new RealConstant(2 * factor.Value, real) },
            UnaryExpression { Operator: UnaryOperator.Negate } negation => new BinaryExpression(BinaryOperator.Multiply, new RealConstant(-2, real), negation.Value, real),
            _ => null,
        };
    }

    private static bool IsFinite(double value, RealType real) => Math.Abs(value) <= (real.Kind == RealKind.Single ? float.MaxValue : double.MaxValue);

    private VariableOperand Let(Expression value, List<IrStatement> output)
    {
        var variable = new IrVariable(ids.Take(), "", value.Type);
        reads.Add(value.Operands());
        output.Add(new LetStatement(variable, value));
        Remember(variable, value);
        return variable;
    }
}
