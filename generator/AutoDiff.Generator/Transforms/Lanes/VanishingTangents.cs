using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>What is left of statements when some tangents are zero in all lanes: values, memory of zeros, and what comes of other tangents.</summary>
/// <remarks><code>
/// zero · a = 0        zero + b = b        p[i] += 0: nothing        p[i] = 0 is stored        s := s + 0: nothing
/// </code>
/// The statements are copied with variables of their own. What is not linear in tangents is a <see cref="TransformException"/>.</remarks>
internal sealed class VanishingTangents
{
    private readonly HashSet<int> zero;
    private readonly HashSet<int> assigned;
    private readonly VariableIds ids;
    private readonly Dictionary<int, IrVariable> copies = [];

    /// <param name="tangents">The tangents that are zero.</param>
    /// <param name="assigned">The variables of the method that are assigned.</param>
    /// <param name="ids">Numbers for the copies of variables.</param>
    public VanishingTangents(IEnumerable<IrVariable> tangents, HashSet<int> assigned, VariableIds ids)
    {
        zero = [.. tangents.Select(static variable => variable.Id)];
        this.assigned = assigned;
        this.ids = ids;
    }

    /// <summary>How many operations on tangents are left.</summary>
    public int Operations { get; private set; }

    public EquatableArray<IrStatement> Block(IEnumerable<IrStatement> statements)
    {
        List<IrStatement> output = [];
        foreach (IrStatement statement in statements)
        {
            Statement(statement, output);
        }

        return output.ToEquatableArray();
    }

    private void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement { Target.Type: RealType { Kind: RealKind.Lanes } real } let:
                Expression? value = Value(let.Value);
                if (value is null && !assigned.Contains(let.Target.Id))
                {
                    zero.Add(let.Target.Id);
                    break;
                }

                output.Add(new LetStatement(Copy(let.Target), value ?? new UseExpression(Zero(real))));
                Mark(let.Target, value is null);
                break;
            case LetStatement let:
                Expression mapped = let.Value.Map(Mapped, Mapped);
                output.Add(let with { Target = Copy(let.Target), Value = mapped });
                break;
            case DeclareStatement declare:
                output.Add(declare with { Target = Copy(declare.Target) });
                Mark(declare.Target, declare.IsZeroed);
                break;
            case AssignStatement { Target.Type: RealType { Kind: RealKind.Lanes } real } assign:
                Assign(assign, real, output);
                break;
            case AssignStatement assign:
                output.Add(new AssignStatement(Mapped(assign.Target), assign.Value.Map(Mapped, Mapped)));
                break;
            case StoreStatement store:
                output.Add(new StoreStatement(store.Place.Map(Mapped, Mapped), Stored(store.Value)));
                break;
            case AccumulateStatement accumulate when IsZero(accumulate.Value):
                break;
            case AccumulateStatement accumulate:
                Operations += ZeroTangents.IsLanes(accumulate.Value.Type) ? 1 : 0;
                output.Add(accumulate with { Place = accumulate.Place.Map(Mapped, Mapped), Value = Mapped(accumulate.Value) });
                break;
            case IfStatement branch:
                Branch(branch, output);
                break;
            case EffectStatement effect:
                output.Add(effect with { Arguments = effect.Arguments.Map(Mapped) });
                break;
            case SourceStatement:
                break;
            default:
                throw new TransformException("a statement with tangents");
        }
    }

    private void Assign(AssignStatement assign, RealType real, List<IrStatement> output)
    {
        Expression? value = Value(assign.Value);
        IrVariable target = Mapped(assign.Target);
        bool isSame = value is null ? zero.Contains(assign.Target.Id) : value is UseExpression { Value: VariableOperand { Variable: var used } } && used.Id == target.Id;
        if (!isSame)
        {
            output.Add(new AssignStatement(target, value ?? new UseExpression(Zero(real))));
        }

        Mark(assign.Target, value is null);
    }

    private void Branch(IfStatement branch, List<IrStatement> output)
    {
        Operand condition = Mapped(branch.Condition);
        HashSet<int> before = [.. zero];
        EquatableArray<IrStatement> then = Block(branch.Then);
        HashSet<int> afterThen = [.. zero];
        zero.Clear();
        zero.UnionWith(before);
        EquatableArray<IrStatement> otherwise = Block(branch.Else);
        zero.IntersectWith(afterThen);
        output.Add(new IfStatement(condition, then, otherwise));
    }

    private void Mark(IrVariable variable, bool isZero)
    {
        if (isZero && ZeroTangents.IsLanes(variable.Type))
        {
            zero.Add(variable.Id);
        }
        else
        {
            zero.Remove(variable.Id);
        }
    }

    /// <summary>What is left of an expression that gives tangents; null for zero.</summary>
    private Expression? Value(Expression expression)
    {
        switch (expression)
        {
            case UseExpression use:
                return IsZero(use.Value) ? null : new UseExpression(Mapped(use.Value));
            case UnaryExpression { Operator: UnaryOperator.Negate } unary:
                return IsZero(unary.Value) ? null : Operation(unary);
            case BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                return Sum(sum);
            case BinaryExpression { Operator: BinaryOperator.Multiply } product:
                return IsZero(product.Left) || IsZero(product.Right) ? null : Operation(product);
            case BinaryExpression { Operator: BinaryOperator.Divide } quotient when !ZeroTangents.IsLanes(quotient.Right.Type):
                return IsZero(quotient.Left) ? null : Operation(quotient);
            case ChainExpression chain:
                return IsZero(chain.Partial) || IsZero(chain.Shadow) ? null : Operation(chain);
            case SelectExpression select:
                Operations++;
                return IsZero(select.WhenTrue) && IsZero(select.WhenFalse)
                    ? null
                    : select with { Condition = Mapped(select.Condition), WhenTrue = Stored(select.WhenTrue), WhenFalse = Stored(select.WhenFalse) };
            case LoadExpression or TemplateExpression:
                return Operation(expression);
            default:
                throw new TransformException($"a tangent made by {expression.GetType().Name}");
        }
    }

    private Expression? Sum(BinaryExpression sum)
    {
        bool isLeftZero = IsZero(sum.Left), isRightZero = IsZero(sum.Right);
        if (isLeftZero == isRightZero)
        {
            return isLeftZero ? null : Operation(sum);
        }

        Operand left = isLeftZero ? sum.Right : sum.Left;
        if (!ZeroTangents.IsLanes(left.Type))
        {
            throw new TransformException("a number that is added to tangents");
        }

        if (sum.Operator == BinaryOperator.Add || isRightZero)
        {
            return new UseExpression(Mapped(left));
        }

        Operations++;
        return new UnaryExpression(UnaryOperator.Negate, Mapped(left), sum.Type);
    }

    private Expression Operation(Expression expression)
    {
        Operations++;
        return expression.Map(Mapped, Mapped);
    }

    private bool IsZero(Operand operand) => operand switch
    {
        VariableOperand { Variable: var variable } => zero.Contains(variable.Id),
        RealConstant constant => constant.IsZero,
        _ => false,
    };

    private Operand Stored(Operand operand) => operand.Type is RealType { Kind: RealKind.Lanes } real && IsZero(operand) ? Zero(real) : Mapped(operand);

    private static RealConstant Zero(RealType real) => new(0, real);

    private IrVariable Copy(IrVariable variable)
    {
        IrVariable copy = variable with { Id = ids.Take() };
        copies[variable.Id] = copy;
        return copy;
    }

    private IrVariable Mapped(IrVariable variable) => copies.TryGetValue(variable.Id, out IrVariable? copy) ? copy : variable;

    private Operand Mapped(Operand operand) => operand is VariableOperand { Variable: var variable } && copies.TryGetValue(variable.Id, out IrVariable? copy) ? new VariableOperand(copy) : operand;
}
