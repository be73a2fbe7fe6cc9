using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <summary>State that moves on whenever a body runs: the reverse sweep runs a member that may be overridden, and one under
/// <c>[Checkpoint]</c>, a second time, a dense Jacobian or Hessian runs every member once for each group of inputs, and another run would
/// compute something else.</summary>
internal sealed partial class MethodLowering
{
    private static readonly HashSet<string> Consuming = new(StringComparer.Ordinal) { "Dequeue", "TryDequeue", "Pop", "TryPop", "TryTake", "MoveNext" };

    /// <summary>The companion that was asked for by name and runs the body several times, or nothing.</summary>
    private string repeating = "";

    private bool movesOn;

    private void ReportMovingState(IOperation body)
    {
        string? why = KnownSymbols.Has(method, known.CheckpointAttribute) ? "it is under [Checkpoint]"
            : Contracts.IsDispatched(method) || Contracts.Of(method).Any(member => KnownSymbols.Has(member, known.DifferentiableAttribute)) ? "a call of it may be dispatched"
            : null;
        foreach (IOperation operation in body.Descendants())
        {
            // What a member does to an active object is undone between the sweeps of a Jacobian.
            bool isUndone = operation is IAssignmentOperation { Target: IMemberReferenceOperation target } && IsActiveObject(target);
            if ((why is null && isUndone) || !MovesOn(operation, body))
            {
                continue;
            }

            if (why is not null)
            {
                ReportMovingState(operation, $"the reverse sweep runs '{method.Name}' a second time, since {why}");
            }
            else if (repeating.Length > 0)
            {
                ReportMovingState(operation, $"'{repeating}' runs '{method.Name}' once for each group of inputs");
            }

            movesOn |= !isUndone;
        }
    }

    private void ReportMovingState(IOperation operation, string run) => Report(
        "AD0002", operation, $"'{SourceText.Of(operation.Syntax)}' gives something else when it runs again, and {run}; draw the value in the caller and hand it in");

    /// <summary>A counter that nothing reads may count twice; a value that steps on may not be used.</summary>
    private bool MovesOn(IOperation operation, IOperation body)
    {
        switch (operation)
        {
            case IAssignmentOperation { Target: IMemberReferenceOperation target } when IsActiveObject(target):
                return true;
            case IInvocationOperation invocation:
                return IsUnseeded(invocation.Instance, body)
                    || invocation.TargetMethod.ContainingType.ToDisplayString() == "System.Security.Cryptography.RandomNumberGenerator"
                    || (invocation.Arguments.Any(argument => IsUnseeded(argument.Value, body)) && invocation.TargetMethod.MethodKind != MethodKind.LocalFunction)
                    || (Consuming.Contains(invocation.TargetMethod.Name) && IsOutside(invocation.Instance));
            case IIncrementOrDecrementOperation { Target: IFieldReferenceOperation field } step:
                return step.Parent is not IExpressionStatementOperation || IsReadElsewhere(field, body);
            case ICompoundAssignmentOperation { Target: IFieldReferenceOperation field } compound:
                return IsPassiveState(field) && (compound.Parent is not IExpressionStatementOperation || IsReadElsewhere(field, body));
            case ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } assignment:
                return IsPassiveState(field) && assignment.Value.DescendantsAndSelf().Any(read => IsSame(read, field))
                    && (assignment.Parent is not IExpressionStatementOperation || IsReadElsewhere(field, body, assignment));
            default:
                return false;
        }
    }

    /// <summary>Whether a member is one of an active object that the body is called on: the second run would find what the first has left.</summary>
    private bool IsActiveObject(IMemberReferenceOperation target) =>
        thisCell is not null && target is { Instance: IInstanceReferenceOperation, Member: IFieldSymbol or IPropertySymbol } && method.ContainingType.IsReferenceType;

    /// <summary>Whether a value is a generator of random numbers whose sequence the body does not begin itself.</summary>
    private static bool IsUnseeded(IOperation? value, IOperation body) => value is not null && IsRandom(value.Type)
        && !(value is ILocalReferenceOperation local && body.Descendants().OfType<IVariableDeclaratorOperation>().Any(declarator =>
            SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local)
            && declarator.GetVariableInitializer()?.Value is IObjectCreationOperation { Arguments.IsEmpty: false }));

    private static bool IsRandom(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is INamedTypeSymbol { Name: "Random", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object outlives the run: it is not one of the body's own locals.</summary>
    private static bool IsOutside(IOperation? instance) => instance is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation;

    /// <summary>A field of this or a static one that carries no derivative; where it does, the assignment is an output of the member.</summary>
    private bool IsPassiveState(IFieldReferenceOperation field) => field.Instance is null or IInstanceReferenceOperation && thisCell is null && field.Field.ContainingType.IsReferenceType;

    private static bool IsReadElsewhere(IFieldReferenceOperation field, IOperation body, IOperation? except = null) => body.Descendants().Any(other =>
        other != field && IsSame(other, field)
        && other.Parent is not (IIncrementOrDecrementOperation { Parent: IExpressionStatementOperation } or IAssignmentOperation { Target: IFieldReferenceOperation })
        && (except is null || !except.Syntax.Span.Contains(other.Syntax.Span)));

    private static bool IsSame(IOperation operation, IFieldReferenceOperation field) =>
        operation is IFieldReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Field, field.Field);
}
