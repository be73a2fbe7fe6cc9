using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Writes out the iterations of short counted loops that walk over small arrays, and follows the integers that are constants
/// then: the first half of <see cref="SmallArrays"/>.</summary>
/// <remarks><code>
/// for (i = 0; i &lt; 3; i++) { moved[i] = x[i] - y[i]; }     becomes     moved[0] = x[0] - y[0]; moved[1] = x[1] - y[1]; moved[2] = x[2] - y[2];
/// </code></remarks>
internal sealed class ShortLoops : IrRewriter
{
    /// <summary>The number of iterations beyond which a loop stays.</summary>
    private const int MostIterations = 8;

    /// <summary>The number of statements that loops may add to a method.</summary>
    private const int MostStatements = 400;

    private readonly IReadOnlyDictionary<int, AllocateExpression> arrays;
    private readonly HashSet<int> assigned;
    private readonly VariableIds ids;
    private readonly Dictionary<int, IrVariable> renamed = [];
    private readonly Dictionary<int, PassiveConstant> constants = [];
    private int growth;
    private int depth;

    /// <param name="arrays">The allocations of the small arrays, by the variables that they are given to.</param>
    /// <param name="assigned">The variables that are written to other than by their declaration.</param>
    /// <param name="ids">Hands out variables.</param>
    public ShortLoops(IReadOnlyDictionary<int, AllocateExpression> arrays, HashSet<int> assigned, VariableIds ids)
    {
        this.arrays = arrays;
        this.assigned = assigned;
        this.ids = ids;
    }

    /// <summary>What refers to a small array, each with the part of it that it shows. Complete after <see cref="Run"/>.</summary>
    public Dictionary<int, SmallView> Views { get; } = [];

    public IrMethod Run(IrMethod method) => Rewrite(method);

    /// <summary>The value of an integer constant; null for anything else.</summary>
    public static int? IntegerOf(Operand? operand) =>
        operand is PassiveConstant constant && constant.ConstantType == PassiveType.Int32
        && int.TryParse(constant.Code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    protected override void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement let:
                Let(let, output);
                break;
            case DeclareStatement declare:
                output.Add(Variable(declare.Target) is var target && target == declare.Target ? declare : declare with { Target = target });
                break;
            case AssignStatement assign:
                base.Statement(Variable(assign.Target) is var cell && cell == assign.Target ? assign : assign with { Target = cell }, output);
                break;
            case IfStatement branch when depth > 0 && Operand(branch.Condition) is PassiveConstant { Code: "true" or "false" } known:
                foreach (IrStatement inner in known.Code == "true" ? branch.Then : branch.Else)
                {
                    Statement(inner, output);
                }

                break;
            case ForStatement loop when Iterations(loop) is { } iterations:
                Unroll(loop, iterations, output);
                break;
            case ForStatement loop when renamed.ContainsKey(loop.Index.Id):
                base.Statement(loop with { Index = Variable(loop.Index) }, output);
                break;
            default:
                base.Statement(statement, output);
                break;
        }
    }

    protected override Operand Operand(Operand operand)
    {
        if (operand is not VariableOperand { Variable: var variable })
        {
            return operand;
        }

        IrVariable now = Variable(variable);
        return constants.TryGetValue(now.Id, out PassiveConstant? constant) ? constant
            : ReferenceEquals(now, variable) ? operand
            : new VariableOperand(now);
    }

    protected override IrVariable Variable(IrVariable variable) => renamed.TryGetValue(variable.Id, out IrVariable? now) ? now : variable;

    private void Let(LetStatement let, List<IrStatement> output)
    {
        IrVariable target = Variable(let.Target);
        Expression value = Expression(let.Value);
        bool isFixed = !assigned.Contains(let.Target.Id);
        if (isFixed && View(let.Target.Id, value) is { } view)
        {
            Views[target.Id] = view;
        }

        if (value is LengthExpression length && Views.TryGetValue(length.Sequence.Id, out SmallView? measured) && measured.LengthOf(length.Dimension) is { } count)
        {
            value = new UseExpression(PassiveConstant.Int(count));
        }

        if (isFixed && Folded(value) is { } constant)
        {
            constants[target.Id] = constant;
            value = new UseExpression(constant);
        }

        output.Add(ReferenceEquals(value, let.Value) && ReferenceEquals(target, let.Target) ? let : let with { Target = target, Value = value });
    }

    /// <summary>The part of a small array that a value shows; null if it shows none, or one that is not known here.</summary>
    private SmallView? View(int declared, Expression value)
    {
        switch (value)
        {
            case AllocateExpression when arrays.TryGetValue(declared, out AllocateExpression? allocation):
                return SmallView.Whole(declared, allocation);
            case UseExpression { Value: VariableOperand { Variable.Id: var same } } when Views.TryGetValue(same, out SmallView? whole):
                return whole;
            case SliceExpression slice when Views.TryGetValue(slice.Sequence.Id, out SmallView? around) && IntegerOf(slice.Start) is { } start:
                return slice.Length is null ? around.Part(start, around.Length - start) : IntegerOf(slice.Length) is { } length ? around.Part(start, length) : null;
            default:
                return null;
        }
    }

    private static PassiveConstant? Folded(Expression value) => value switch
    {
        UseExpression { Value: PassiveConstant constant } when constant.ConstantType == PassiveType.Int32 || constant.ConstantType == PassiveType.Boolean => constant,
        BinaryExpression binary when IntegerOf(binary.Left) is { } left && IntegerOf(binary.Right) is { } right => Folded(binary.Operator, left, right),
        BinaryExpression { Operator: BinaryOperator.AndAlso, Left: PassiveConstant { Code: "true" or "false" } left, Right: PassiveConstant { Code: "true" or "false" } right } =>
            left.Code == "true" ? right : left,
        BinaryExpression { Operator: BinaryOperator.OrElse, Left: PassiveConstant { Code: "true" or "false" } left, Right: PassiveConstant { Code: "true" or "false" } right } =>
            left.Code == "true" ? left : right,
        UnaryExpression { Operator: UnaryOperator.LogicalNot, Value: PassiveConstant { Code: "true" or "false" } inner } => inner.Code == "true" ? PassiveConstant.False : PassiveConstant.True,
        _ => null,
    };

    private static PassiveConstant? Folded(BinaryOperator binary, long left, long right)
    {
        static PassiveConstant? Integer(long value) => value is >= int.MinValue and <= int.MaxValue ? PassiveConstant.Int((int)value) : null;
        static PassiveConstant Truth(bool value) => value ? PassiveConstant.True : PassiveConstant.False;
        return binary switch
        {
            BinaryOperator.Add => Integer(left + right),
            BinaryOperator.Subtract => Integer(left - right),
            BinaryOperator.Multiply => Integer(left * right),
            BinaryOperator.Divide when right > 0 => Integer(left / right),
            BinaryOperator.Remainder when right > 0 => Integer(left % right),
            BinaryOperator.Equal => Truth(left == right),
            BinaryOperator.NotEqual => Truth(left != right),
            BinaryOperator.Less => Truth(left < right),
            BinaryOperator.LessOrEqual => Truth(left <= right),
            BinaryOperator.Greater => Truth(left > right),
            BinaryOperator.GreaterOrEqual => Truth(left >= right),
            _ => null,
        };
    }

    /// <summary>The values of the index of a loop that is to be written out; null for one that stays.</summary>
    private List<int>? Iterations(ForStatement loop)
    {
        if (loop.Budget is not null || IntegerOf(Operand(loop.From)) is not { } from || IntegerOf(Operand(loop.To)) is not { } to)
        {
            return null;
        }

        List<int> values = [];
        for (long i = from; loop.Step > 0 ? i < to : i > to; i += loop.Step)
        {
            values.Add((int)i);
            if (values.Count > MostIterations)
            {
                return null;
            }
        }

        return IsPlain(loop.Body) && Size(loop.Body) * values.Count is var size && growth + size <= MostStatements && Walks(loop) ? values : null;
    }

    private void Unroll(ForStatement loop, List<int> iterations, List<IrStatement> output)
    {
        HashSet<int> declared = [];
        DeclaredVariables.Gather(loop.Body, declared);
        Dictionary<int, IrVariable> types = [];
        Targets(loop.Body, types);
        growth += Size(loop.Body) * iterations.Count;
        depth++;
        foreach (int value in iterations)
        {
            foreach (int id in declared)
            {
                renamed[id] = types[id] with { Id = ids.Take() };
            }

            renamed.Remove(loop.Index.Id);
            constants[loop.Index.Id] = PassiveConstant.Int(value);
            foreach (IrStatement statement in loop.Body)
            {
                Statement(statement, output);
            }
        }

        depth--;
        constants.Remove(loop.Index.Id);
    }

    private static void Targets(EquatableArray<IrStatement> block, Dictionary<int, IrVariable> targets)
    {
        foreach (IrStatement statement in block)
        {
            switch (statement)
            {
                case LetStatement let:
                    targets[let.Target.Id] = let.Target;
                    break;
                case DeclareStatement declare:
                    targets[declare.Target.Id] = declare.Target;
                    break;
                case ForStatement loop:
                    targets[loop.Index.Id] = loop.Index;
                    break;
            }

            foreach (EquatableArray<IrStatement> inner in statement.Blocks())
            {
                Targets(inner, targets);
            }
        }
    }

    /// <summary>Arithmetic, memory and branches only: what calls and effects do several times over is theirs.</summary>
    private static bool IsPlain(EquatableArray<IrStatement> block) => block.All(static statement => statement switch
    {
        SourceStatement or DeclareStatement or AssignStatement or StoreStatement or AccumulateStatement or FillStatement or CopyStatement => true,
        LetStatement { Value: not (AllocateExpression or TapeReserveExpression or TapeReleaseExpression or TemplateExpression { IsPure: false }) } => true,
        IfStatement or ForStatement { Budget: null } => statement.Blocks().All(IsPlain),
        _ => false,
    });

    private static int Size(EquatableArray<IrStatement> block) => block.Sum(static statement =>
        (statement is SourceStatement ? 0 : 1) + statement.Blocks().Sum(Size));

    /// <summary>Whether which element of a small array is touched depends on the loop's index.</summary>
    private bool Walks(ForStatement loop)
    {
        HashSet<int> dependent = [loop.Index.Id], small = [];
        return Walks(loop.Body, dependent, small);
    }

    private bool Walks(EquatableArray<IrStatement> block, HashSet<int> dependent, HashSet<int> small)
    {
        foreach (IrStatement statement in block)
        {
            bool found = statement switch
            {
                LetStatement { Value: LoadExpression load } => Walks(load.Place, dependent, small),
                LetStatement { Value: SliceExpression slice } let when IsSmall(slice.Sequence, small) =>
                    IsDependent(slice.Start, dependent) || (slice.Length is not null && IsDependent(slice.Length, dependent)) || !small.Add(let.Target.Id),
                StoreStatement store => Walks(store.Place, dependent, small),
                AccumulateStatement accumulate => Walks(accumulate.Place, dependent, small),
                _ => false,
            };
            if (found)
            {
                return true;
            }

            switch (statement)
            {
                case LetStatement { Target: { Type: PassiveType } target, Value: var value } when value.Operands().Any(operand => IsDependent(operand, dependent)):
                    dependent.Add(target.Id);
                    break;
                case AssignStatement { Target: { Type: PassiveType } target }:
                    dependent.Add(target.Id);
                    break;
                case ForStatement inner when IsDependent(inner.From, dependent) || IsDependent(inner.To, dependent):
                    dependent.Add(inner.Index.Id);
                    break;
            }

            if (statement.Blocks().Any(inner => Walks(inner, dependent, small)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Walks(Place place, HashSet<int> dependent, HashSet<int> small) =>
        IsSmall(place.Base, small) && place.Indices.Any(index => IsDependent(index, dependent));

    private bool IsSmall(IrVariable memory, HashSet<int> small) => small.Contains(memory.Id) || Views.ContainsKey(Variable(memory).Id);

    private static bool IsDependent(Operand operand, HashSet<int> dependent) => operand is VariableOperand { Variable.Id: var id } && dependent.Contains(id);
}
