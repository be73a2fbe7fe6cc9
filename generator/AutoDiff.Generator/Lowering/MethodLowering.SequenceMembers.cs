using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Members of spans, arrays, lists and memory.</content>
internal sealed partial class MethodLowering
{
    private bool TryLowerSequenceMember(
        IMethodSymbol method,
        IOperation? instance,
        IReadOnlyList<IArgumentOperation> arguments,
        IOperation operation,
        out Value? value)
    {
        if (TryLowerListMember(method, instance, arguments, out value))
        {
            return true;
        }

        if (method.Name == "Resize" && arguments.Count == 2 && method.ContainingType.SpecialType == SpecialType.System_Array)
        {
            return TryResize(OperandsOf(arguments));
        }

        if (arguments.Any(static a => a.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            return false;
        }

        // Extension methods and Array's statics: the sequence is the first argument.
        List<IOperation> operands = arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToList();
        if (instance is not null)
        {
            operands.Insert(0, instance);
        }

        if (method.Name == "Empty" && types.Map(method.ReturnType) is SequenceType { Kind: SequenceKind.Array } empty)
        {
            value = Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(0)), empty, OnStack: false));
            return true;
        }

        if (method.MethodKind == MethodKind.Conversion && operands.Count == 1 && types.Map(operands[0].Type!) is SequenceType && types.Map(method.ReturnType) is SequenceType view)
        {
            value = View(MaterializeVariable(LowerMemory(operands[0])), PassiveConstant.Int(0), null, view);
            return true;
        }

        if (operands.Count == 0 || SequenceOf(operands[0]) is not { } sequence)
        {
            return false;
        }

        if (sequence.IsTensor || IsTensor(method.ReturnType))
        {
            value = LowerTensorMember(method, operands, arguments, operation);
            return true;
        }

        switch (method.Name, operands.Count)
        {
            case ("get_Length" or "get_Count" or "get_LongLength", 1):
                value = SequenceLength(MaterializeVariable(LowerMemory(operands[0])), sequence);
                return true;
            case ("GetLength", 2) when operands[1].ConstantValue is { HasValue: true, Value: int dimension }:
                value = Let(new LengthExpression(MaterializeVariable(LowerMemory(StripArray(operands[0]))), sequence.Kind == SequenceKind.RectangularArray ? dimension : -1));
                return true;
            case ("GetUpperBound", 2) when operands[1].ConstantValue is { HasValue: true, Value: int dimension }:
                Operand length = Let(new LengthExpression(MaterializeVariable(LowerMemory(StripArray(operands[0]))), sequence.Kind == SequenceKind.RectangularArray ? dimension : -1));
                value = Let(new BinaryExpression(BinaryOperator.Subtract, length, PassiveConstant.Int(1), PassiveType.Int32));
                return true;
            case ("GetLowerBound", 2):
                LowerEffect(operands[0]);
                value = PassiveConstant.Int(0);
                return true;
            case ("Slice" or "AsSpan" or "AsMemory", _) when types.Map(method.ReturnType) is SequenceType slice:
                value = LowerSlice(operands, slice);
                return value is not null;
            case ("Clear", 1) when sequence.Kind is SequenceKind.Span or SequenceKind.Array:
                IrVariable cleared = MaterializeVariable(LowerMemory(StripArray(operands[0])));
                Emit(new FillStatement(cleared, Materialize(DefaultOf(sequence.Element))));
                return true;
            case ("Clear", 3) when sequence.Kind == SequenceKind.Array:
                FillPart(operands[0], sequence, operands[1], operands[2], null);
                return true;
            case ("Fill", 2) when sequence.Kind is SequenceKind.Span or SequenceKind.Array:
                IrVariable filled = LowerSequence(StripArray(operands[0]), [operands[1]]);
                Emit(new FillStatement(filled, LowerOperand(operands[1])));
                return true;
            case ("Fill", 4) when sequence.Kind == SequenceKind.Array:
                FillPart(operands[0], sequence, operands[2], operands[3], operands[1]);
                return true;
            case ("Reverse", 1) when sequence.Kind is SequenceKind.Span or SequenceKind.Array:
                IrVariable reversed = MaterializeVariable(LowerMemory(StripArray(operands[0])));
                Reverse(index => new PlaceCell(Place.Element(reversed, index)), PassiveConstant.Int(0), Let(new LengthExpression(reversed)));
                return true;
            case ("Reverse", 3) when sequence.Kind == SequenceKind.Array:
                IrVariable partlyReversed = LowerSequence(StripArray(operands[0]), operands.Skip(1));
                Operand[] turned = LowerOperands(operands.Skip(1).ToList()).Select(Snapshot).ToArray();
                Reverse(index => new PlaceCell(Place.Element(partlyReversed, index)), turned[0], turned[1]);
                return true;
            case ("ToArray" or "Clone", 1) when sequence.Kind != SequenceKind.RectangularArray:
                value = CopyOf(MaterializeVariable(LowerMemory(StripArray(operands[0]))), PassiveConstant.Int(0), null);
                return true;
            case ("Clone", 1) when instance is not null:
                value = CopyOfRectangle(MaterializeVariable(LowerMemory(StripArray(operands[0]))), sequence);
                return true;
            case ("CopyTo", 2) when SequenceOf(operands[1]) is { Kind: SequenceKind.Span or SequenceKind.Memory }:
                CopyAll(operands[0], operands[1]);
                return true;
            case ("CopyTo", 2) when SequenceOf(operands[1]) is { Kind: SequenceKind.Array } && method.ContainingType.Name == "MemoryExtensions":
                CopyAll(operands[0], operands[1]);
                return true;
            case ("TryCopyTo", 2) when SequenceOf(operands[1]) is { Kind: SequenceKind.Span or SequenceKind.Memory }:
                value = TryCopyAll(operands[0], operands[1]);
                return true;
            case ("ForEach", 2) when FunctionOf(operands[1]) is { } action:
                OverMemory(operands[0], operands[0].Type!).ForEach(element => ApplyEffect(action, element));
                return true;
            case ("ConvertAll", 2) when FunctionOf(operands[1]) is { } converter && types.Map(method.ReturnType) is SequenceType { Kind: SequenceKind.Array or SequenceKind.List } converted:
                Query all = Select(OverMemory(operands[0], operands[0].Type!), converter, ElementTypeOf(method.ReturnType));
                value = converted.Kind == SequenceKind.Array ? ToArray(all, converted) : ToList(all, converted);
                return true;
            case ("Exists", 2) when FunctionOf(operands[1]) is { } predicate:
                value = Any(Where(OverMemory(operands[0], operands[0].Type!), predicate));
                return true;
            case ("TrueForAll", 2) when FunctionOf(operands[1]) is { } predicate:
                value = All(OverMemory(operands[0], operands[0].Type!), predicate);
                return true;
            case ("CopyTo", 3) when SequenceOf(operands[1]) is { Kind: SequenceKind.Array }:
                CopyInto(operands[0], operands[1], operands[2]);
                return true;
            case ("Copy", 3) when SequenceOf(operands[1]) is { Kind: SequenceKind.Array }:
                CopyPart(operands[0], null, operands[1], null, operands[2]);
                return true;
            case ("Copy", 5) when SequenceOf(operands[2]) is { Kind: SequenceKind.Array }:
                CopyPart(operands[0], operands[1], operands[2], operands[3], operands[4]);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The sequence type of an expression, also where it was converted to <c>Array</c>.</summary>
    private SequenceType? SequenceOf(IOperation operation) => StripArray(operation).Type is { } type ? types.Map(type) as SequenceType : null;

    private IOperation StripArray(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.SpecialType: SpecialType.System_Array } conversion ? conversion.Operand : operation;

    private Value View(IrVariable sequence, Operand start, Operand? length, SequenceType type) => Let(new SliceExpression(sequence, start, length, type));

    private Value? LowerSlice(List<IOperation> operands, SequenceType type)
    {
        IrVariable sequence = LowerSequence(operands[0], operands.Skip(1));
        switch (operands.Count)
        {
            case 1:
                return View(sequence, PassiveConstant.Int(0), null, type);
            case 2 when Unwrap(operands[1]) is IRangeOperation || IsRangeType(operands[1].Type):
                (Operand from, Operand? count) = RangeOf(operands[1], sequence);
                return View(sequence, from, count, type);
            case 2:
                return View(sequence, OffsetOf(operands[1], sequence), null, type);
            default:
                Operand[] part = LowerOperands(operands.Skip(1).ToList());
                return View(sequence, part[0], part[1], type);
        }
    }

    private IrVariable AsSpan(IrVariable sequence, Operand start, Operand? length, bool isSource)
    {
        SequenceType type = (SequenceType)sequence.Type;
        if (start == PassiveConstant.Int(0) && length is null && type.Kind is SequenceKind.Span or SequenceKind.ReadOnlySpan)
        {
            return sequence;
        }

        return Let(new SliceExpression(sequence, start, length, isSource ? SequenceType.ReadOnlySpanOf(type.Element) : SequenceType.SpanOf(type.Element))).Variable;
    }

    private void CopyAll(IOperation source, IOperation destination)
    {
        IrVariable from = LowerSequence(source, [destination]);
        IrVariable to = MaterializeVariable(Lower(destination));
        Emit(new CopyStatement(AsSpan(from, PassiveConstant.Int(0), null, true), AsSpan(to, PassiveConstant.Int(0), null, false)));
    }

    private IrVariable CopyOfRectangle(IrVariable source, SequenceType type)
    {
        Operand[] lengths = [.. Enumerable.Range(0, type.Rank).Select(dimension => (Operand)Let(new LengthExpression(source, dimension)))];
        IrVariable copy = Let(new AllocateExpression(lengths.ToEquatableArray(), type, OnStack: false)).Variable;
        Fill(0, []);
        return copy;

        void Fill(int dimension, Operand[] indices)
        {
            if (dimension == type.Rank)
            {
                Place element = new(source, indices.ToEquatableArray(), EquatableArray<string>.Empty, type.Element);
                Write(new PlaceCell(element with { Base = copy }), Read(new PlaceCell(element)));
                return;
            }

            Repeat(PassiveConstant.Int(0), lengths[dimension], index => Fill(dimension + 1, [.. indices, index]));
        }
    }

    private Value TryCopyAll(IOperation source, IOperation destination)
    {
        IrVariable from = LowerSequence(source, [destination]);
        IrVariable to = MaterializeVariable(Lower(destination));
        Operand fits = Let(new BinaryExpression(BinaryOperator.LessOrEqual, Let(new LengthExpression(from)), Let(new LengthExpression(to)), PassiveType.Boolean));
        If(fits, () => Emit(new CopyStatement(AsSpan(from, PassiveConstant.Int(0), null, true), AsSpan(to, PassiveConstant.Int(0), null, false))));
        return fits;
    }

    /// <summary><c>Array.Resize</c>: another array where the length changes.</summary>
    private bool TryResize(IOperation[] operands)
    {
        if (types.Map(operands[0].Type!) is not SequenceType { Kind: SequenceKind.Array } type || ResolveCell(operands[0]) is not VariableCell cell)
        {
            return false;
        }

        Operand length = Snapshot(LowerOperand(operands[1]));
        Operand old = Let(new LengthExpression(cell.Variable));
        If(Let(new BinaryExpression(BinaryOperator.NotEqual, old, length, PassiveType.Boolean)), () =>
        {
            Operand kept = Smaller(old, length);
            IrVariable resized = Let(new AllocateExpression(EquatableArray.Of(length), type, OnStack: false)).Variable;
            Emit(new CopyStatement(AsSpan(cell.Variable, PassiveConstant.Int(0), kept, true), AsSpan(resized, PassiveConstant.Int(0), kept, false)));
            Write(cell, resized);
        });
        return true;
    }

    private void ApplyEffect(IOperation action, Value element)
    {
        switch (action)
        {
            case IAnonymousFunctionOperation lambda:
                InlineBound(lambda.Symbol, lambda.Body, [new ValueCell(element)], action);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } when facts.LocalFunctions.TryGetValue(method.OriginalDefinition, out ILocalFunctionOperation? local) && local.Body is { } body:
                InlineBound(local.Symbol, body, [new ValueCell(element)], action);
                break;
            default:
                Unsupported(action, "this delegate");
                break;
        }
    }

    /// <summary><c>source.CopyTo(destination, index)</c>.</summary>
    private void CopyInto(IOperation source, IOperation destination, IOperation index)
    {
        IrVariable from = LowerSequence(StripArray(source), [destination, index]);
        IrVariable to = LowerSequence(StripArray(destination), [index]);
        Operand start = LowerOperand(index);
        Emit(new CopyStatement(AsSpan(from, PassiveConstant.Int(0), null, true), AsSpan(to, start, null, false)));
    }

    /// <summary><c>Array.Copy</c>.</summary>
    private void CopyPart(IOperation source, IOperation? sourceIndex, IOperation destination, IOperation? destinationIndex, IOperation length)
    {
        List<IOperation> all = [StripArray(source), StripArray(destination), length];
        IrVariable from = LowerSequence(all[0], all.Skip(1));
        Operand start = sourceIndex is null ? PassiveConstant.Int(0) : Snapshot(LowerOperand(sourceIndex));
        IrVariable to = LowerSequence(all[1], all.Skip(2));
        Operand target = destinationIndex is null ? PassiveConstant.Int(0) : Snapshot(LowerOperand(destinationIndex));
        Operand count = LowerOperand(length);
        Emit(new CopyStatement(AsSpan(from, start, count, true), AsSpan(to, target, count, false)));
    }

    /// <summary>Swaps elements from both ends to the middle.</summary>
    /// <summary>Turns a part of a sequence round.</summary>
    private void Reverse(Func<Operand, Cell> elementAt, Operand start, Operand count)
    {
        Operand end = Let(new BinaryExpression(BinaryOperator.Add, start, count, PassiveType.Int32));
        Operand last = Let(new BinaryExpression(BinaryOperator.Subtract, end, PassiveConstant.Int(1), PassiveType.Int32));
        Operand half = Let(new BinaryExpression(BinaryOperator.Divide, count, PassiveConstant.Int(2), PassiveType.Int32));
        Repeat(PassiveConstant.Int(0), half, index =>
        {
            Cell front = elementAt(Let(new BinaryExpression(BinaryOperator.Add, start, index, PassiveType.Int32)));
            Cell back = elementAt(Let(new BinaryExpression(BinaryOperator.Subtract, last, index, PassiveType.Int32)));
            Value first = Snapshot(Read(front));
            Write(front, Snapshot(Read(back)));
            Write(back, first);
        });
    }

    private void FillPart(IOperation array, SequenceType type, IOperation start, IOperation length, IOperation? value)
    {
        IrVariable sequence = MaterializeVariable(Lower(StripArray(array)));
        Operand fill = value is null ? DefaultOf(type.Element) : Snapshot(LowerOperand(value));
        Operand from = Snapshot(LowerOperand(start));
        Operand count = LowerOperand(length);
        Emit(new FillStatement(AsSpan(sequence, from, count, false), fill));
    }
}
