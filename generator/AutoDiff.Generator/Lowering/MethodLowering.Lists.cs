using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Lists that others know, too: parameters, results, arguments, members. What grows and shrinks is the list itself.</content>
internal sealed partial class MethodLowering
{
    private static readonly HashSet<string> OwnListMembers = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Clear", "RemoveAt", "RemoveRange", "Insert", "Reverse", "EnsureCapacity", "TrimExcess", "ForEach", "ConvertAll", "Exists", "TrueForAll", "ToArray", "CopyTo", "Count", "this[]", "Capacity",
    };

    /// <summary>Whether a list that a local holds is handed on, so that an array of the method's own cannot stand for it.</summary>
    private bool IsHandedOn(ILocalSymbol local) => facts.UsesOf(local).Any(use => !IsOwnUse(use));

    private bool IsOwnUse(IOperation use)
    {
        IOperation? parent = use.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
        {
            use = parent;
            parent = parent.Parent;
        }

        return parent switch
        {
            IInvocationOperation call => call.Instance == use && OwnListMembers.Contains(call.TargetMethod.Name),
            IPropertyReferenceOperation property => property.Instance == use,
            IImplicitIndexerReferenceOperation indexer => indexer.Instance == use,
            IForEachLoopOperation loop => loop.Collection == use,
            ISpreadOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == use && MakesList(use.Type!, assignment.Value) && assignment.Parent is IExpressionStatementOperation,
            IArgumentOperation { Parent: IInvocationOperation call } => IsQueryMethod(call.TargetMethod) || call.TargetMethod.Name == "AsSpan"
                || (call.Instance is not null && call.TargetMethod.Name == "AddRange" && MakesList(call.Instance.Type!, null, ofAnyKind: true)),
            _ => false,
        };
    }

    /// <summary>A new list that others may come to know.</summary>
    private IrVariable NewList(IOperation initializer, SequenceType type)
    {
        IrVariable list = Let(new AllocateExpression(EquatableArray.Of<Operand>(PassiveConstant.Int(0)), type, OnStack: false)).Variable;
        ForEachInitial(initializer, element => Append(list, element));
        return list;
    }

    private void Append(IrVariable list, Value value) => Emit(ListCode.Add(list, Materialize(Snapshot(value))));

    private bool TryLowerSharedListMember(IMethodSymbol method, IOperation instance, IReadOnlyList<IArgumentOperation> arguments, out Value? value)
    {
        value = null;
        if (types.Map(instance.Type!) is not SequenceType { Kind: SequenceKind.List, IsDifferentiable: true })
        {
            return false;
        }

        List<IOperation> operands = arguments.OrderBy(static a => a.Parameter?.Ordinal ?? 0).Select(static a => a.Value).ToList();
        IrVariable list;
        switch (method.Name, operands.Count)
        {
            case ("Add", 1):
                list = LowerSequence(instance, operands);
                Append(list, Lower(operands[0]));
                return true;
            case ("AddRange", 1):
                list = LowerSequence(instance, operands);
                AddEach(operands[0], element => Append(list, element));
                return true;
            case ("RemoveRange", 2):
                list = LowerSequence(instance, operands);
                Operand[] range = LowerOperands(operands).Select(Snapshot).ToArray();
                Repeat(PassiveConstant.Int(0), range[1], _ => Emit(ListCode.RemoveAt(list, range[0])));
                return true;
            case ("Insert", 2):
                list = LowerSequence(instance, operands);
                Operand[] inserted = LowerOperands(operands);
                Emit(ListCode.Insert(list, Snapshot(inserted[0]), Snapshot(inserted[1])));
                return true;
            case ("Reverse", 0):
                list = LowerSequence(instance, operands);
                Reverse(index => new PlaceCell(Place.Element(list, index)), PassiveConstant.Int(0), Let(new LengthExpression(list)));
                return true;
            case ("Reverse", 2):
                list = LowerSequence(instance, operands);
                Operand[] turned = LowerOperands(operands).Select(Snapshot).ToArray();
                Reverse(index => new PlaceCell(Place.Element(list, index)), turned[0], turned[1]);
                return true;
            case ("RemoveAt", 1):
                list = LowerSequence(instance, operands);
                Emit(ListCode.RemoveAt(list, Snapshot(LowerOperand(operands[0]))));
                return true;
            case ("Clear", 0):
                list = LowerSequence(instance, operands);
                Operand count = Let(new LengthExpression(list));
                Repeat(PassiveConstant.Int(0), count, index =>
                {
                    Operand rest = Let(new BinaryExpression(BinaryOperator.Subtract, count, index, PassiveType.Int32));
                    Emit(ListCode.RemoveAt(list, Let(new BinaryExpression(BinaryOperator.Subtract, rest, PassiveConstant.Int(1), PassiveType.Int32))));
                });
                return true;
            default:
                return false;
        }
    }
}
