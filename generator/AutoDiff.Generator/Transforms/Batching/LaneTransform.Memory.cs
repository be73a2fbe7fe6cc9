using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>Memory: lanes lie side by side in each element.</summary>
internal sealed partial class LaneTransform
{
    /// <summary>The most elements that are taken from the stack.</summary>
    private const int MostOnStack = 512;

    private void DefineMemory(LetStatement let)
    {
        IrVariable target = let.Target;
        if (uniformity.IsVaryingReference(target))
        {
            throw new LaneException($"{Named(target, "an array")} that differs by point");
        }

        if (!IsVarying(target))
        {
            Once(let.Value, target);
            output.Add(let with { Value = let.Value.Map(Uniform, Variable) });
            return;
        }

        if (let.Value is LoadExpression { Place.Base.Type: AggregateType } or TemplateExpression or MakeExpression)
        {
            throw new LaneException($"{Named(target, "an array")}, whose contents differ by point");
        }

        IrVariable own = Variable(target);
        var type = (SequenceType)own.Type;
        switch (let.Value)
        {
            case UseExpression { Value: VariableOperand { Variable: var other } }:
                mapped[target.Id] = own = own with { Type = Variable(other).Type };
                output.Add(new LetStatement(own, new UseExpression(new VariableOperand(Variable(other)))));
                break;
            case SliceExpression { View.Kind: SequenceKind.TensorSpan or SequenceKind.ReadOnlyTensorSpan or SequenceKind.TensorElements }:
                throw new LaneException($"{Named(target, "a tensor span")}, whose contents differ by point");
            case SliceExpression slice:
                IrVariable source = Variable(slice.Sequence);
                if (LaneTypes.IsView(source.Type))
                {
                    type = (SequenceType)source.Type;
                    mapped[target.Id] = own = own with { Type = type };
                }

                output.Add(new LetStatement(own, new SliceExpression(source, Uniform(slice.Start), slice.Length is null ? null : Uniform(slice.Length), type)));
                break;
            case AllocateExpression allocate:
                output.Add(new LetStatement(own, IsOnTape(allocate)
                    ? new TapeReserveExpression(Tape(), Uniform(allocate.Lengths[0]), type, IsCleared: true)
                    : Bounded(allocate with { Lengths = allocate.Lengths.Map(Uniform), Sequence = type })));
                break;
            case TapeReserveExpression reserve:
                output.Add(new LetStatement(own, reserve with { Count = Count(reserve.Count), Sequence = type }));
                break;
            case TapeReleaseExpression release:
                output.Add(new LetStatement(own, release with { Count = Count(release.Count), Sequence = type }));
                break;
            case LoadExpression load:
                output.Add(new LetStatement(own, new LoadExpression(new Place(Variable(load.Place.Base), load.Place.Indices.Map(Uniform), load.Place.Path, type))));
                break;
            default:
                throw new LaneException($"{Named(target, "an array")}, whose contents differ by point");
        }
    }

    /// <summary>Whether what the member takes from the stack comes from a tape instead, where vectors do not straddle cache lines, and
    /// where there is room. In a loop it would pile up.</summary>
    private bool IsOnTape(AllocateExpression allocate) =>
        allocate.OnStack && loops == 0 && allocate.Sequence is { Kind: SequenceKind.Span, Element: RealType or PassiveType };

    /// <summary>Memory of the method's own, given back at its end.</summary>
    private IrVariable Tape() => memory ??= New("memory", PassiveType.Tape);

    /// <summary>An element takes as much of the stack as a whole vector: long arrays go to the heap.</summary>
    private AllocateExpression Bounded(AllocateExpression allocate)
    {
        if (!allocate.OnStack || (RealCounters.IsNumber(allocate.Lengths[0], out int length) && length <= MostOnStack && allocate.StackCondition is null))
        {
            return allocate;
        }

        Operand fits = Let(new BinaryExpression(BinaryOperator.LessOrEqual, allocate.Lengths[0], PassiveConstant.Int(MostOnStack), PassiveType.Boolean));
        return allocate with
        {
            StackCondition = allocate.StackCondition is null
                ? fits
                : Let(new BinaryExpression(BinaryOperator.AndAlso, Uniform(allocate.StackCondition), fits, PassiveType.Boolean)),
        };
    }

    /// <summary>A block of the tape is as large as the lane with the most needs it.</summary>
    private Operand Count(Operand count) => IsVarying(count)
        ? Let(Code($"{types.Index}Largest{types.Arguments}({{0}})", PassiveType.Int32, Lane(count)))
        : Uniform(count);

    private void Fill(FillStatement fill)
    {
        if (!IsVarying(fill.Sequence))
        {
            output.Add(fill with { Sequence = Variable(fill.Sequence), Value = Uniform(fill.Value) });
            return;
        }

        if (IsSum(fill.Sequence))
        {
            return;
        }

        IrVariable memory = Variable(fill.Sequence);
        if (IsOuter(fill.Sequence) || ((SequenceType)fill.Sequence.Type).Rank > 1)
        {
            Elementwise(fill.Sequence, fill.Sequence, index => Lane(fill.Value));
            return;
        }

        Operand value = Lane(fill.Value);
        output.Add(LaneTypes.IsView(memory.Type)
            ? new EffectStatement("{0}.Fill({1})", EquatableArray.Of(memory, value), EndsFlow: false)
            : fill.Value is RealConstant { Bits: 0 }
                ? new FillStatement(memory, new RealConstant(0, LaneTypes.Lanes))
                : new FillStatement(memory, value));
    }

    private void Copy(CopyStatement copy)
    {
        if (!IsVarying(copy.Destination))
        {
            output.Add(copy);
            return;
        }

        IrVariable source = Variable(copy.Source);
        IrVariable destination = Variable(copy.Destination);
        if (IsVarying(copy.Source) && !IsOuter(copy.Destination) && !LaneTypes.IsView(destination.Type) && !source.Type.Code.Contains("LaneRows<"))
        {
            output.Add(new CopyStatement(source, destination));
            return;
        }

        if (uniformity.RootsOf(copy.Source).Intersect(uniformity.RootsOf(copy.Destination)).Any())
        {
            throw new LaneException("a copy of an array within itself that differs by point");
        }

        Elementwise(copy.Destination, copy.Source, index =>
        {
            var place = new Place(copy.Source, EquatableArray.Of(index), EquatableArray<string>.Empty, ((SequenceType)copy.Source.Type).Element);
            return IsVarying(copy.Source) ? Let(Element(place)) : Lane(Let(new LoadExpression(place)));
        });
    }

    /// <summary>Sets as many elements of a sequence as another has.</summary>
    private void Elementwise(IrVariable sequence, IrVariable counted, Func<Operand, Operand> value)
    {
        if (((SequenceType)sequence.Type).Rank > 1)
        {
            throw new LaneException("a fill of a rectangular array that differs by point");
        }

        IrVariable index = New("k", PassiveType.Int32);
        Operand length = Let(new LengthExpression(Variable(counted)));
        IrType scalar = ((SequenceType)sequence.Type).Element;
        EquatableArray<IrStatement> body = Inside(() =>
        {
            Place place = PlaceOf(new Place(sequence, EquatableArray.Of<Operand>((VariableOperand)index), EquatableArray<string>.Empty, scalar));
            Operand element = value((VariableOperand)index);
            output.Add(new StoreStatement(place, IsOuter(sequence) ? Let(Select(mask!, element, Let(new LoadExpression(place)), scalar)) : element));
        });
        output.Add(new ForStatement(index, PassiveConstant.Int(0), length, 1, body));
    }
}
