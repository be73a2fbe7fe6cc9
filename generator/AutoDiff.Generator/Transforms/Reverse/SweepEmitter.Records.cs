using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>What a split region writes to the tape and reads back.</summary>
internal sealed partial class SweepEmitter
{
    /// <summary>Takes the records of one iteration (or of a split method) back into variables of the same names.</summary>
    private void Restore(Region region, List<IrStatement> output)
    {
        IrBuilder builder = new(ids);
        for (int g = region.Groups.Count - 1; g >= 0; g--)
        {
            RecordGroup group = region.Groups[g];
            Operand? offset = null;
            if (region.IsBlockRecorded)
            {
                offset = Offset(region, group.Values.Count, builder);
            }
            else
            {
                UsesTape = true;
                builder.Add(new LetStatement(group.Records, new TapeReleaseExpression(tape, PassiveConstant.Int(group.Values.Count), group.Span)));
            }

            for (int j = 0; j < group.Values.Count; j++)
            {
                builder.Add(new LetStatement(group.Values[j], new LoadExpression(Place.Element(group.Records, At(offset, j, builder)))));
            }
        }

        output.AddRange(builder.Statements);
    }

    /// <summary>Writes the records of one iteration (or of a split method).</summary>
    private void Record(Region region, List<IrStatement> output)
    {
        IrBuilder builder = new(ids);
        foreach (RecordGroup group in region.Groups)
        {
            Operand? offset = null;
            if (region.IsBlockRecorded)
            {
                offset = Offset(region, group.Values.Count, builder);
            }
            else
            {
                UsesTape = true;
                builder.Add(new LetStatement(group.Records, new TapeReserveExpression(tape, PassiveConstant.Int(group.Values.Count), group.Span)));
            }

            for (int j = 0; j < group.Values.Count; j++)
            {
                builder.Add(new StoreStatement(Place.Element(group.Records, At(offset, j, builder)), group.Values[j]));
            }
        }

        output.AddRange(builder.Statements);
    }

    private void ReserveBlock(Region region, List<IrStatement> output)
    {
        UsesTape = true;
        IrBuilder builder = new(ids);
        Operand count = TripCount((ForStatement)region.Loop!.Statement, builder);
        foreach (RecordGroup group in region.Groups)
        {
            builder.Add(new LetStatement(group.Records, new TapeReserveExpression(tape, Total(count, group, builder), group.Span)));
        }

        output.AddRange(builder.Statements);
    }

    private void ReleaseBlock(Region region, IrBuilder builder, bool declare)
    {
        UsesTape = true;
        Operand count = TripCount((ForStatement)region.Loop!.Statement, builder);
        for (int g = region.Groups.Count - 1; g >= 0; g--)
        {
            RecordGroup group = region.Groups[g];
            IrVariable released = declare ? group.Records : builder.NewVariable("", group.Span);
            builder.Add(new LetStatement(released, new TapeReleaseExpression(tape, Total(count, group, builder), group.Span)));
        }
    }

    private static Operand Total(Operand count, RecordGroup group, IrBuilder builder) => group.Values.Count == 1
        ? count
        : builder.Let(new BinaryExpression(BinaryOperator.Multiply, count, PassiveConstant.Int(group.Values.Count), PassiveType.Int32, IsChecked: true));

    /// <summary>The number of iterations of a counted loop; zero or less for one that does not run.</summary>
    private Operand TripCount(ForStatement loop, IrBuilder builder)
    {
        IrType type = loop.Index.Type;
        int stride = Math.Abs(loop.Step);
        (Operand low, Operand high) = loop.Step > 0 ? (loop.From, loop.To) : (loop.To, loop.From);
        Operand distance = low is PassiveConstant { Code: "0" } ? high
            : Fold(BinaryOperator.Subtract, high, low) ?? builder.Let(new BinaryExpression(BinaryOperator.Subtract, high, low, type));
        if (stride > 1)
        {
            Operand padding = new PassiveConstant((stride - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), type);
            Operand divisor = new PassiveConstant(stride.ToString(System.Globalization.CultureInfo.InvariantCulture), type);
            Operand padded = builder.Let(new BinaryExpression(BinaryOperator.Add, distance, padding, type));
            distance = builder.Let(new BinaryExpression(BinaryOperator.Divide, padded, divisor, type));
        }

        Operand count = type == PassiveType.Int32 ? distance : builder.Let(new ConvertExpression(distance, PassiveType.Int32, IsChecked: true));
        return IsNeverNegative(count) ? count
            : builder.Let(new TemplateExpression("global::System.Math.Max({0}, 0)", EquatableArray.Of(count), PassiveType.Int32, IsPure: true, IsStable: true));
    }

    private bool IsNeverNegative(Operand count) => count switch
    {
        PassiveConstant constant => !constant.Code.StartsWith("-", StringComparison.Ordinal),
        VariableOperand v => tree.Definition(v.Variable)?.Statement is LetStatement { Value: LengthExpression },
        _ => false,
    };

    /// <summary>The parts of buffers that belong to the current iteration of a loop.</summary>
    private IReadOnlyList<IrStatement> PartsOf(Region region) => expanded.Parts(region.Loop!, builder => Offset(region, 1, builder)!);

    /// <summary>Where the records of the current iteration begin; null for the beginning of the block.</summary>
    private static Operand? Offset(Region region, int width, IrBuilder builder)
    {
        ForStatement loop = (ForStatement)region.Loop!.Statement;
        IrType type = loop.Index.Type;
        Operand iteration = loop.Index;
        if (loop.Step < 0)
        {
            iteration = builder.Let(new BinaryExpression(BinaryOperator.Subtract, loop.From, iteration, type));
        }
        else if (loop.From is not PassiveConstant { Code: "0" })
        {
            iteration = builder.Let(new BinaryExpression(BinaryOperator.Subtract, iteration, loop.From, type));
        }

        if (Math.Abs(loop.Step) > 1)
        {
            Operand stride = new PassiveConstant(Math.Abs(loop.Step).ToString(System.Globalization.CultureInfo.InvariantCulture), type);
            iteration = builder.Let(new BinaryExpression(BinaryOperator.Divide, iteration, stride, type));
        }

        if (type != PassiveType.Int32)
        {
            iteration = builder.Let(new ConvertExpression(iteration, PassiveType.Int32));
        }

        return width == 1 ? iteration : builder.Let(new BinaryExpression(BinaryOperator.Multiply, iteration, PassiveConstant.Int(width), PassiveType.Int32));
    }

    private static Operand At(Operand? offset, int j, IrBuilder builder) =>
        offset is null ? PassiveConstant.Int(j)
        : j == 0 ? offset
        : builder.Let(new BinaryExpression(BinaryOperator.Add, offset, PassiveConstant.Int(j), PassiveType.Int32));
}
