using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Turns innermost loops of the reverse sweep that may run in any order so that they run upwards.</summary>
/// <remarks>
/// <code>
/// for i from n - 1 down to 0:                  for i from 0 to n:
///     s := s + a[i] * g[i]          becomes        s := s + a[i] * g[i]
///     h[i] += t * g[i]                             h[i] += t * g[i]
/// </code>
/// Of a loop that counts upwards to the length of a span the JIT takes the checks of indices out, of one that counts downwards it does not.
/// The order is free where the loop only adds, to variables and to memory, and where memory that it also sets or reads is visited at
/// one place of its own by each iteration. Sums of adjoints are added in another order.
/// </remarks>
internal sealed class TurnedLoops : IrRewriter
{
    private readonly VariableIds ids;
    private readonly MemoryAliases aliases;
    private readonly VariableMap<Expression> definitions = new();
    private readonly VariableSet assigned = [];

    private TurnedLoops(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        ids = new VariableIds(method.VariableCount);
        aliases = MemoryAliases.Of(method, isShadow);
        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode != PassingMode.Value).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
    }

    public static IrMethod Apply(IrMethod method, Func<IrVariable, bool> isShadow)
    {
        var pass = new TurnedLoops(method, isShadow);
        IrMethod rewritten = pass.Rewrite(method);
        return ReferenceEquals(rewritten, method) ? method : rewritten with { VariableCount = pass.ids.Count };
    }

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        if (statement is LetStatement { Value: BinaryExpression } let)
        {
            definitions[let.Target.Id] = let.Value;
        }

        if (statement is ForStatement { IsReversal: true, Step: -1, Budget: null } loop && loop.Index.Type == PassiveType.Int32 && new Order(this, loop).IsFree())
        {
            IrBuilder before = new(ids);
            Operand from = After(loop.To, before), to = After(loop.From, before);
            output.AddRange(before.Statements);
            output.Add(loop with { From = from, To = to, Step = 1 });
            return;
        }

        base.Statement(statement, output);
    }

    /// <summary>One more than a bound.</summary>
    private Operand After(Operand bound, IrBuilder before) => bound switch
    {
        PassiveConstant constant when int.TryParse(constant.Code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int value) => PassiveConstant.Int(value + 1),
        VariableOperand { Variable: var variable } when definitions.TryGetValue(variable.Id, out Expression? value)
            && value is BinaryExpression { Operator: BinaryOperator.Subtract, IsChecked: false, Right: PassiveConstant { Code: "1" }, Left: var whole }
            && (whole is not VariableOperand { Variable: var v } || !assigned.Contains(v.Id)) => whole,
        _ => before.Let(new BinaryExpression(BinaryOperator.Add, bound, PassiveConstant.Int(1), PassiveType.Int32)),
    };

    /// <summary>The question whether the iterations of a loop may run in any order.</summary>
    private sealed class Order(TurnedLoops pass, ForStatement loop)
    {
        private readonly List<(Place Place, bool IsAddition, bool IsRead)> accesses = [];
        private readonly HashSet<int> inside = [];
        private readonly HashSet<int> own = [loop.Index.Id];
        private readonly Dictionary<int, int> sums = [];
        private readonly Dictionary<int, int> mentions = [];

        public bool IsFree() => Visit(loop.Body) && sums.All(sum => mentions[sum.Key] == sum.Value) && accesses.All(IsHarmless);

        private bool Visit(EquatableArray<IrStatement> block)
        {
            foreach (IrStatement statement in block)
            {
                foreach (VariableOperand operand in statement.Operands().OfType<VariableOperand>())
                {
                    mentions[operand.Variable.Id] = (mentions.TryGetValue(operand.Variable.Id, out int count) ? count : 0) + 1;
                }

                if (!Visit(statement))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Visit(IrStatement statement)
        {
            switch (statement)
            {
                case SourceStatement:
                    return true;
                case LetStatement s:
                    inside.Add(s.Target.Id);
                    if (s.Value is BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, IsChecked: false } sum && IsOwn(sum))
                    {
                        own.Add(s.Target.Id);
                    }

                    return Read(s.Value);
                case DeclareStatement s:
                    inside.Add(s.Target.Id);
                    return true;
                case AssignStatement s when inside.Contains(s.Target.Id):
                    return Read(s.Value);
                case AssignStatement { Target: { Type: RealType } target, Value: BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: VariableOperand left } }:
                    sums[target.Id] = (sums.TryGetValue(target.Id, out int count) ? count : 0) + 1;
                    return left.Variable.Id == target.Id;
                case AccumulateStatement { Place: { Indices.Count: 1, Path.IsEmpty: true, Type: RealType } place }:
                    accesses.Add((place, IsAddition: true, IsRead: false));
                    return true;
                case StoreStatement { Place: { Indices.Count: 1, Path.IsEmpty: true, Type: RealType } place }:
                    accesses.Add((place, IsAddition: false, IsRead: false));
                    return true;
                case IfStatement s:
                    return Visit(s.Then) && Visit(s.Else);
                default:
                    return false;
            }
        }

        /// <summary>Whether an expression can be evaluated in any order.</summary>
        private bool Read(Expression value)
        {
            switch (value)
            {
                case LoadExpression { Place.Indices.IsEmpty: true } load:
                    return load.Place.Base.Type is not AggregateType { Kind: AggregateKind.Class };
                case LoadExpression load:
                    accesses.Add((load.Place, IsAddition: false, IsRead: true));
                    return load.Place.Type is RealType or PassiveType;
                case UseExpression or UnaryExpression or BinaryExpression { IsChecked: false } or ConvertExpression { IsChecked: false } or PrimitiveExpression or ChainExpression or SelectExpression or LengthExpression:
                    return value.Type is RealType or PassiveType;
                case TemplateExpression template:
                    return template.IsPure && !template.Arguments.Any(static argument => argument.Type is SequenceType or AggregateType);
                default:
                    return false;
            }
        }

        /// <summary>Whether a value is the index moved by what the loop does not change.</summary>
        private bool IsOwn(BinaryExpression sum) => (sum.Left, sum.Right) switch
        {
            (VariableOperand { Variable.Id: var left }, var right) when own.Contains(left) => IsFixed(right),
            (var left, VariableOperand { Variable.Id: var right }) when own.Contains(right) && sum.Operator == BinaryOperator.Add => IsFixed(left),
            _ => false,
        };

        private bool IsFixed(Operand operand) => operand is PassiveConstant
            || (operand is VariableOperand { Variable: var variable } && variable.Id != loop.Index.Id && !inside.Contains(variable.Id) && !pass.assigned.Contains(variable.Id));

        private bool IsHarmless((Place Place, bool IsAddition, bool IsRead) access)
        {
            foreach ((Place place, bool isAddition, bool isRead) in accesses)
            {
                if ((access.IsRead && isRead) || (access.IsAddition && isAddition) || !pass.aliases.MayAlias(access.Place.Base, place.Base))
                {
                    continue;
                }

                if (access.Place.Base.Id != place.Base.Id || access.Place.Indices.Count != 1 || !access.Place.Indices[0].Equals(place.Indices[0])
                    || access.Place.Indices[0] is not VariableOperand { Variable.Id: var index } || !own.Contains(index))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
