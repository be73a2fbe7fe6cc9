using System.Globalization;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <content>Statements and expressions.</content>
internal sealed partial class LaneTangents
{
    /// <summary>The memory of the block that is being written, to be given back at its end; null at the top of the method.</summary>
    private List<(Operand Length, SequenceType Type)>? reserved;

    /// <summary>A block inside the method: a loop must not take more memory with each iteration.</summary>
    private EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        List<(Operand Length, SequenceType Type)>? around = reserved;
        reserved = [];
        List<IrStatement> output = [];
        Block(block, output);
        for (int i = reserved.Count - 1; i >= 0; i--)
        {
            SequenceType type = reserved[i].Type;
            output.Add(new LetStatement(new IrVariable(ids.Take(), "", type), new TapeReleaseExpression(Memory(), reserved[i].Length, type)));
        }

        reserved = around;
        return output.ToEquatableArray();
    }

    /// <summary>What the condition of a loop is computed by: the body sees it, too.</summary>
    private EquatableArray<IrStatement> Header(EquatableArray<IrStatement> block)
    {
        List<(Operand Length, SequenceType Type)>? around = reserved;
        reserved = null;
        List<IrStatement> output = [];
        Block(block, output);
        reserved = around;
        return output.ToEquatableArray();
    }

    private void Block(EquatableArray<IrStatement> block, List<IrStatement> output)
    {
        foreach (IrStatement statement in block)
        {
            Statement(statement, output);
        }
    }

    private void Statement(IrStatement statement, List<IrStatement> output)
    {
        switch (statement)
        {
            case LetStatement let:
                Expression value = Value(let.Value, let.Target, output);
                output.Add(let with { Target = Variable(let.Target), Value = value });
                break;
            case AssignStatement assign:
                Expression assigned = Value(assign.Value, assign.Target, output);
                output.Add(assign with { Target = Variable(assign.Target), Value = assigned });
                break;
            case DeclareStatement declare:
                output.Add(declare with { Target = Variable(declare.Target) });
                break;
            case StoreStatement store:
                output.Add(new StoreStatement(Mapped(store.Place), Stored(store.Place, store.Value, output)));
                break;
            case AccumulateStatement accumulate:
                output.Add(accumulate with { Place = Mapped(accumulate.Place), Value = Stored(accumulate.Place, accumulate.Value, output) });
                break;
            case FillStatement fill:
                Operand filling = lanes.Contains(fill.Sequence.Id) ? Broadcast(fill.Value, output) : Scalar(fill.Value);
                output.Add(new FillStatement(Variable(fill.Sequence), filling));
                break;
            case CopyStatement copy when lanes.Contains(copy.Source.Id) == lanes.Contains(copy.Destination.Id):
                output.Add(new CopyStatement(Variable(copy.Source), Variable(copy.Destination)));
                break;
            case IfStatement branch:
                output.Add(new IfStatement(Scalar(branch.Condition), Block(branch.Then), Block(branch.Else)));
                break;
            case ForStatement loop:
                output.Add(loop with { From = Scalar(loop.From), To = Scalar(loop.To), Body = Block(loop.Body) });
                break;
            case WhileStatement loop:
                output.Add(new WhileStatement(Header(loop.Header), Scalar(loop.Condition), Block(loop.Body)));
                break;
            case EffectStatement effect when ShadowChecks.IsCheck(effect) && effect.Arguments.Any(IsLanes):
                // The caller is generated, too.
                break;
            case EffectStatement effect when ShadowedCode.IsClear(effect.Template) || effect.Template.StartsWith(OverwrittenShadows.ClearAround, StringComparison.Ordinal):
                output.Add(effect with { Arguments = effect.Arguments.Map(Mapped) });
                break;
            case EffectStatement effect:
                output.Add(effect with { Arguments = effect.Arguments.Map(Scalar) });
                break;
            case SourceStatement:
                output.Add(statement);
                break;
            case ReturnStatement returned:
                List<Operand> results = [];
                for (int i = 0; i < returned.Values.Count; i++)
                {
                    results.Add(i < values ? Scalar(returned.Values[i]) : Broadcast(returned.Values[i], output));
                }

                output.Add(new ReturnStatement(results.ToEquatableArray()));
                break;
            case CallStatement call when !call.Arguments.Any(Takes) && !call.Results.Any(result => lanes.Contains(result.Id)):
                output.Add(call);
                break;
            case CallStatement { Companion: CompanionKind.Jvp } call when callees is not null:
                Call(call, callees, output);
                break;
            default:
                throw new TransformException("a tangent that goes into a call");
        }
    }

    /// <summary>A call of a method with tangents becomes one of its counterpart with lanes.</summary>
    private void Call(CallStatement call, LaneCallees known, List<IrStatement> output)
    {
        string target = known.TargetOf(call.Callee);
        int primals = call.Callee.Parameters.Count;
        List<Argument> arguments = [];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            Operand? value = argument.Value is null ? null : i < primals ? Scalar(argument.Value) : Passed(argument.Value, output);
            arguments.Add(argument with { Value = value, Result = argument.Result is null ? null : Variable(argument.Result) });
        }

        output.Add(call with
        {
            Callee = call.Callee with { Companions = EquatableArray.Of(new CompanionReference(CompanionKind.Jvp, target)) },
            Results = call.Results.Select(Variable).ToEquatableArray(),
            Arguments = arguments.ToEquatableArray(),
        });
    }

    private Operand Passed(Operand tangent, List<IrStatement> output) => tangent switch
    {
        PassiveConstant when tangent.Type is SequenceType => new PassiveConstant("default", Lanes(tangent.Type)),
        VariableOperand { Type: SequenceType } when !IsLanes(tangent) => throw new TransformException("memory that is no tangent"),
        { Type: SequenceType } => Mapped(tangent),
        _ => Broadcast(tangent, output),
    };

    private bool Takes(Argument argument) =>
        (argument.Value is not null && IsLanes(argument.Value)) || (argument.Result is not null && lanes.Contains(argument.Result.Id));

    private Operand Stored(Place place, Operand value, List<IrStatement> output) =>
        lanes.Contains(place.Base.Id) ? Broadcast(value, output) : Scalar(value);

    private Expression Value(Expression value, IrVariable target, List<IrStatement> output)
    {
        if (!lanes.Contains(target.Id))
        {
            // The length of memory is the same, whatever is in it.
            return value is LengthExpression length
                ? length with { Sequence = Variable(length.Sequence) }
                : value.Map(Scalar, ScalarBase);
        }

        return value switch
        {
            UseExpression { Value: PassiveConstant } when target.Type is SequenceType =>
                new UseExpression(new PassiveConstant("default", Lanes(target.Type))),
            UseExpression use => new UseExpression(Broadcast(use.Value, output)),
            UnaryExpression { Operator: UnaryOperator.Negate } unary when IsLanes(unary.Value) => unary with { Value = Mapped(unary.Value), Type = Real },
            BinaryExpression { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary
                when IsLanes(binary.Left) || IsLanes(binary.Right) => binary with { Left = Mapped(binary.Left), Right = Mapped(binary.Right), Type = Real },
            ChainExpression chain when IsLanes(chain.Shadow) != IsLanes(chain.Partial) =>
                new ChainExpression(Mapped(chain.Partial), Mapped(chain.Shadow), Real),
            SelectExpression select => new SelectExpression(
                Scalar(select.Condition), Broadcast(select.WhenTrue, output), Broadcast(select.WhenFalse, output), Real),
            LoadExpression load when lanes.Contains(load.Place.Base.Id) => new LoadExpression(Mapped(load.Place)),
            SliceExpression slice when lanes.Contains(slice.Sequence.Id) => slice with
            {
                Sequence = Variable(slice.Sequence),
                Start = Scalar(slice.Start),
                Length = slice.Length is null ? null : Scalar(slice.Length),
                View = Lanes(slice.View),
            },
            AllocateExpression allocate => Allocate(allocate, output),
            TapeReserveExpression reserve => reserve with { Tape = Records(), Sequence = Lanes(reserve.Sequence) },
            TapeReleaseExpression release => release with { Tape = Records(), Sequence = Lanes(release.Sequence) },
            _ when target.Type is RealType => new UseExpression(Broadcast(Computed(value, output), output)),
            _ => throw new TransformException($"a tangent made by {value.GetType().Name}"),
        };
    }

    /// <summary>A value that is the same in all lanes, computed under a name of its own.</summary>
    private VariableOperand Computed(Expression value, List<IrStatement> output)
    {
        var variable = new IrVariable(ids.Take(), "", value.Type);
        output.Add(new LetStatement(variable, value.Map(Scalar, ScalarBase)));
        return new VariableOperand(variable);
    }

    private IrVariable ScalarBase(IrVariable variable) =>
        lanes.Contains(variable.Id) ? throw new TransformException($"a value that depends on the tangents in '{variable.Name}'") : variable;

    /// <summary>A little memory may lie on the stack; more goes to a tape, as do arrays: nobody but the method sees them.</summary>
    private Expression Allocate(AllocateExpression allocate, List<IrStatement> output)
    {
        SequenceType sequence = Lanes(allocate.Sequence);
        bool isSmall = allocate.Lengths[0] is PassiveConstant { Code: var text }
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count <= MostOnStack;
        if (allocate.OnStack && isSmall && allocate.StackCondition is null)
        {
            return allocate with { Sequence = sequence };
        }

        Operand length = Scalar(allocate.Lengths[0]);
        if (reserved is not null && !assignsMemory)
        {
            // The length may be of a variable that changes before the end of the block.
            var own = new IrVariable(ids.Take(), "", length.Type);
            output.Add(new LetStatement(own, new UseExpression(length)));
            length = new VariableOperand(own);
            reserved.Add((length, sequence));
        }

        return new TapeReserveExpression(Memory(), length, sequence, IsCleared: true);
    }

    /// <summary>Whether memory may outlive the block that it was made in, under the name of a variable from outside.</summary>
    private bool AssignsMemory(EquatableArray<IrStatement> block) => block.Any(statement =>
        (statement is AssignStatement { Target: { Type: SequenceType } target } && lanes.Contains(target.Id)) || statement.Blocks().Any(AssignsMemory));
}
